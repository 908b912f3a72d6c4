package io.rhapsode.worker.routing;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.routing.domain.Admissibility;
import io.rhapsode.worker.routing.domain.Demand;
import io.rhapsode.worker.routing.domain.Router;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Chooses among the configured providers. All calls may block for a moment. */
public final class SpeechRouter {

    private final SpeechProviders providers;
    private final Offers offers;

    /** One without voices that are declared to stand for each other. */
    public SpeechRouter(SpeechProviders providers) {
        this(providers, new Offers(providers, new Rosters(new DeclaredEquivalents(List.of()))));
    }

    SpeechRouter(SpeechProviders providers, Offers offers) {
        this.providers = providers;
        this.offers = offers;
    }

    /**
     * The routing table for a text as things stand now; without candidates where nobody can do it now.
     *
     * @param asked the moment whose prices hold, however late the table is made
     */
    public Routing route(TextAnalysis text, SpeechOrder order, Instant asked) {
        return Router.route(demand(text, order), offers.at(asked));
    }

    /**
     * Returns where the demand could be met by what is configured, though perhaps not now.
     *
     * @param asked the moment whose prices hold
     * @throws RejectedException with the reason why it never can
     */
    public void admit(TextAnalysis text, SpeechOrder order, Instant asked) {
        Admissibility.refusal(demand(text, order), offers.at(asked)).ifPresent(refusal -> {
            throw new RejectedException(refusal.rejection(), refusal.detail());
        });
    }

    /** What a chunk must not exceed, so that every candidate can speak it. */
    public List<SizeLimit> limits(Routing routing) {
        return routing.candidates().stream()
                .flatMap(candidate -> providers.find(candidate.provider()).stream()
                        .map(speaker ->
                                speaker.capabilities().model(candidate.model()).limit()))
                .distinct()
                .toList();
    }

    /** Characters a second at speed 1, as configured. */
    Optional<Double> charactersPerSecond(Candidate candidate) {
        return providers
                .find(candidate.provider())
                .map(speaker -> speaker.capabilities().charactersPerSecond());
    }

    private static Demand demand(TextAnalysis text, SpeechOrder order) {
        return new Demand(text.characters(), text.language(), text.contentType(), text.voiceStyle(), order);
    }
}
