package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.form.ReadBody;
import io.rhapsode.gateway.idempotency.Attempt;
import io.rhapsode.gateway.idempotency.Idempotency;
import io.rhapsode.gateway.idempotency.Repeat;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.storage.StoredObjects;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has a text spoken for a caller who waits, from the first sound on, and is the one call that the clients of other services know. A generation like any other stands
 * behind it; who goes away cancels it.
 */
@Component
public class Recitals {

    /** Who speaks when the answer begins. */
    public static final String PROVIDER = "X-Provider";

    /** What the generation costs if it stays with that. */
    public static final String CREDITS = "X-Credits-Cost";

    private static final Logger LOG = LoggerFactory.getLogger(Recitals.class);

    private final Sender sender;
    private final Idempotency idempotency;
    private final Intake intake;
    private final GenerationFinder finder;
    private final PaidFile paid;
    private final LiveSound sound;
    private final StoredObjects objects;

    Recitals(
            Sender sender,
            Idempotency idempotency,
            Intake intake,
            GenerationFinder finder,
            PaidFile paid,
            LiveSound sound,
            StoredObjects objects) {
        this.sender = sender;
        this.idempotency = idempotency;
        this.intake = intake;
        this.finder = finder;
        this.paid = paid;
        this.sound = sound;
        this.objects = objects;
    }

    /**
     * Writes the answer. What fails before there is sound is a problem; afterwards the connection breaks, so that an answer which ends as it should is whole.
     *
     * @param body by which the same request is known again
     */
    public Mono<Void> give(Requester requester, ServerWebExchange exchange, ReadBody<?> body, Recital recital) {
        var answer = new LiveAnswer(exchange.getResponse());
        return idempotency
                .once(
                        exchange,
                        requester,
                        body,
                        SpokenAloud.class,
                        Repeat.STARTS_ANEW,
                        attempt -> speak(requester, attempt, recital, answer))
                .flatMap(made -> answer.begun() ? answer.end() : late(requester, exchange, made, recital));
    }

    private Mono<SpokenAloud> speak(Requester requester, Attempt attempt, Recital recital, LiveAnswer answer) {
        GenerationId id = attempt.generationId();
        var form = new GenerationForm(recital.text(), null, null, recital.order(), null, recital.around());
        // what has begun to begin is not interrupted, so that there is something to cancel
        Mono<AcceptedGeneration> begun =
                intake.speak(requester, attempt, form, GenerationKind.STANDARD).cache();
        Mono<Void> cancel = begun.then(sender.send(requester, new CancelGeneration(id)))
                .onErrorResume(failure -> {
                    LOG.debug("A recital that nobody hears was not cancelled", failure);
                    return Mono.empty();
                });
        return Mono.usingWhen(
                Mono.just(id),
                generation -> begun.then(Mono.defer(() -> Mono.zip(
                        heard(requester, id, recital, answer)
                                .then(Mono.defer(() -> answer.brokeOff() ? cancel : Mono.empty()))
                                .thenReturn(id),
                        spoken(requester, id, answer),
                        (heard, made) -> made))),
                generation -> Mono.empty(),
                (generation, failure) -> cancel,
                generation -> cancel);
    }

    /** Completes when all is heard that could be heard live, be it nothing. Who hears no more of it does not pay for the rest. */
    private Mono<Void> heard(Requester requester, GenerationId id, Recital recital, LiveAnswer answer) {
        var parts = new Parts(recital);
        Flux<DataBuffer> live = sound.whole(requester, id, recital, parts::next);
        return answer.write(live, headers -> parts.describe(headers, id), wrapping(recital));
    }

    /** Where there is sound, all of it is spoken before the file is made; who hears nothing yet waits for the file. */
    private Mono<SpokenAloud> spoken(Requester requester, GenerationId id, LiveAnswer answer) {
        return sender.follow(requester, new FollowGeneration(requester.tenant(), id, -1), ProgressView.class)
                .filter(view -> view.last() || view.status() == GenerationStatus.MERGING && answer.begun())
                .next()
                .map(view -> view.last() ? SpokenAloud.at(id, view) : new SpokenAloud(id));
    }

    /** Of a request that was answered before, or where nothing could be heard live: too many listen, or it had to be paid first. */
    private Mono<Void> late(Requester requester, ServerWebExchange exchange, SpokenAloud made, Recital recital) {
        var answer = new LiveAnswer(exchange.getResponse());
        return finder.await(requester, made.generationId(), view -> view.audio() != null || view.erased())
                .switchIfEmpty(finder.present(requester, made.generationId()))
                .flatMap(view -> due(requester, view).then(finished(requester, view, recital, answer)))
                .then(Mono.defer(answer::end))
                .then(Mono.defer(() -> answer.begun() ? Mono.empty() : Mono.error(silent())));
    }

    private Mono<Void> due(Requester requester, GenerationView view) {
        return view.listenOnly() ? paid.pay(requester, view, AudioFile.of(view)) : Mono.empty();
    }

    private Mono<Void> finished(Requester requester, GenerationView view, Recital recital, LiveAnswer answer) {
        GenerationId id = view.generationId();
        GenerationView.Audio audio = view.erased() ? AudioFile.audio(view) : view.audio();
        GenerationView.Route route = view.route();
        if (audio != null && route != null && recital.isTheFileItself()) {
            return answer.write(
                    objects.read(audio.key()),
                    headers -> describe(headers, recital, id, route.provider().value(), view.creditsCharged()),
                    wrapping(recital));
        }
        var parts = new Parts(recital);
        return answer.write(
                sound.finished(requester, id, recital, parts::next),
                headers -> parts.describe(headers, id),
                wrapping(recital));
    }

    private static UnaryOperator<Flux<DataBuffer>> wrapping(Recital recital) {
        Wrapping wrapping = recital.wrapping();
        return wrapping == null ? UnaryOperator.identity() : wrapping::around;
    }

    private static ProblemException silent() {
        return new ProblemException(ProblemType.GENERATION_FAILED, "There is nothing to be heard of it.");
    }

    private static void describe(HttpHeaders headers, Recital recital, GenerationId id, String provider, long credits) {
        headers.setContentType(recital.mediaType());
        headers.setCacheControl("no-store");
        headers.set("X-Accel-Buffering", "no");
        headers.set(Previews.GENERATION_ID, id.value());
        headers.set(PROVIDER, provider);
        headers.set(CREDITS, String.valueOf(credits));
    }

    /** The parts of a sound as they come; the first says whose it is. */
    private static final class Parts {

        private final AtomicReference<@Nullable LivePart> first = new AtomicReference<>();
        private final Recital recital;

        Parts(Recital recital) {
            this.recital = recital;
        }

        void next(LivePart next) {
            first.compareAndSet(null, next);
            Wrapping wrapping = recital.wrapping();
            if (wrapping != null) {
                wrapping.announce(next);
            }
        }

        void describe(HttpHeaders headers, GenerationId id) {
            LivePart begin = Objects.requireNonNull(first.get());
            Recitals.describe(headers, recital, id, begin.provider().value(), begin.credits());
        }
    }
}
