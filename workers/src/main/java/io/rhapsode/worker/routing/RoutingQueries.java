package io.rhapsode.worker.routing;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.Admission;
import io.rhapsode.events.generation.AdmitGeneration;
import io.rhapsode.events.generation.EstimateGeneration;
import io.rhapsode.events.generation.EstimateView;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.OwnThread;
import io.rhapsode.worker.identity.TenantKeys;
import io.rhapsode.worker.text.TextAnalyzer;
import io.rhapsode.worker.text.model.TextAnalyses;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers what is asked before a text is accepted. Looks at a sample of a long text; only its length and its hash are taken from the whole. */
final class RoutingQueries {

    /** Where neither the candidate nor its pace is known. */
    private static final double USUAL_CHARACTERS_PER_SECOND = 15;

    private final ObjectStore texts;
    private final TenantKeys keys;
    private final TextAnalyzer rules;
    private final TextAnalyses analyses;
    private final SpeechRouter router;
    private final Planner planner;
    private final InstantSource clock;

    RoutingQueries(
            ObjectStore texts,
            TenantKeys keys,
            TextAnalyzer rules,
            TextAnalyses analyses,
            SpeechRouter router,
            Planner planner,
            InstantSource clock) {
        this.texts = texts;
        this.keys = keys;
        this.rules = rules;
        this.analyses = analyses;
        this.router = router;
        this.planner = planner;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<EstimateView> handle(EstimateGeneration query) {
        return OwnThread.answer(() -> estimate(query));
    }

    @QueryHandler
    CompletableFuture<Admission> handle(AdmitGeneration query) {
        return OwnThread.answer(() -> admit(query));
    }

    private EstimateView estimate(EstimateGeneration query) throws IOException {
        var text = read(query.tenant(), query.textKey());
        var analysis = analysis(text, sample -> analyses.of(query.tenant(), sample));
        Instant now = clock.instant();
        router.admit(analysis, query.order(), now);
        Routing routing = router.route(analysis, query.order(), now);
        return new EstimateView(
                text.characters(),
                text.digest(),
                Planner.language(analysis, query.order()),
                analysis.contentType(),
                routing.candidates().stream()
                        .map(candidate -> option(text.characters(), candidate, query.order()))
                        .toList(),
                recommended(routing),
                routing.exclusions());
    }

    /** By rules alone: whoever sends a text does not wait for a model. A text that a model is to judge, or that is longer than the sample, is planned by a task. */
    private Admission admit(AdmitGeneration query) throws IOException {
        var text = read(query.tenant(), query.textKey());
        var analysis = analysis(text, rules::analyze);
        Instant now = clock.instant();
        router.admit(analysis, query.order(), now);
        Plan plan = text.seenWhole() && !analyses.askModel(query.tenant())
                ? planner.plan(text.sample(), analysis, query.order(), now)
                : null;
        Routing routing = plan == null ? router.route(analysis, query.order(), now) : plan.routing();
        return routing.candidates().stream()
                .findFirst()
                .map(candidate -> option(text.characters(), candidate, query.order()))
                .map(chosen -> new Admission(text.digest(), chosen.estimatedLatencyMs(), chosen.credits(), plan))
                .orElseGet(() -> new Admission(text.digest(), 0, 0, plan));
    }

    private StoredText read(TenantId tenant, ObjectKey key) throws IOException {
        return StoredText.read(texts, key, keys.hmacKey(tenant));
    }

    private static TextAnalysis analysis(StoredText text, Function<String, TextAnalysis> how) {
        if (text.sample().isEmpty()) {
            throw new RejectedException(Rejection.TEXT_EMPTY, "The text holds nothing that can be spoken.");
        }
        return how.apply(text.sample()).ofLength(text.characters());
    }

    private static @Nullable ProviderId recommended(Routing routing) {
        return routing.candidates().stream()
                .map(Candidate::provider)
                .findFirst()
                .orElse(null);
    }

    private EstimateView.Option option(int characters, Candidate candidate, SpeechOrder order) {
        double pace = router.charactersPerSecond(candidate).orElse(USUAL_CHARACTERS_PER_SECOND);
        long duration =
                Forecast.durationMillis(characters, pace, order.settings().speed());
        return new EstimateView.Option(
                candidate.provider(),
                candidate.voice(),
                candidate.credits(),
                candidate.costMicros(),
                candidate.features().quality(),
                duration,
                Forecast.latencyMillis(characters, candidate, duration),
                Objects.requireNonNullElse(candidate.ignoredSettings(), List.of()));
    }
}
