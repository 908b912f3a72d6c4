package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.Admission;
import io.rhapsode.events.generation.EstimateView;
import io.rhapsode.events.generation.FindQuote;
import io.rhapsode.events.generation.KeepQuote;
import io.rhapsode.events.generation.Quote;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.generation.QuoteView;
import io.rhapsode.events.generation.QuotedPrice;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.idempotency.Attempt;
import io.rhapsode.gateway.messaging.Sender;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Promises what was estimated. Whether a promise may be called upon is decided where the generation begins. */
@Component
@EnableConfigurationProperties(QuoteSettings.class)
class QuoteOffice {

    private final Sender sender;
    private final QuoteSettings settings;
    private final Clock clock;

    QuoteOffice(Sender sender, QuoteSettings settings, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first option is the recommended one; where there is none, nothing can be promised. */
    Mono<EstimateAnswer> promise(Requester requester, SpeechOrder order, EstimateView estimate) {
        if (estimate.options().isEmpty()) {
            return Mono.just(EstimateAnswer.of(estimate, null, null));
        }
        var id = new QuoteId("quo_" + Attempt.random().seed());
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(settings.validity());
        var price = new QuotedPrice(
                id,
                estimate.options().getFirst().credits(),
                estimate.options().stream()
                        .map(option -> new QuotedPrice.Option(option.provider(), option.voiceId(), option.credits()))
                        .toList());
        var quote = new Quote(requester.tenant(), estimate.textDigest(), order, price, expiresAt);
        return sender.send(requester, new KeepQuote(quote)).thenReturn(EstimateAnswer.of(estimate, id, expiresAt));
    }

    /** What must be covered: the price of today, or what was promised if that is less. */
    Mono<Admission> price(Requester requester, Admission admission, @Nullable QuoteId quote) {
        return quote == null
                ? Mono.just(admission)
                : sender.ask(requester, new FindQuote(requester.tenant(), quote), QuoteView.class)
                        .map(view -> view.known() && view.credits() < admission.credits()
                                ? new Admission(
                                        admission.textDigest(),
                                        admission.estimatedMillis(),
                                        view.credits(),
                                        admission.plan())
                                : admission);
    }
}
