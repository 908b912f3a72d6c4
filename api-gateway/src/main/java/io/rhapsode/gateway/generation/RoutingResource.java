package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a generation is spoken by whom.
 *
 * @param strategy null until it is routed
 * @param candidates best first
 */
record RoutingResource(
        @Nullable Strategy strategy,
        @Nullable String policy,
        @Nullable String policyVersion,
        List<Entry> candidates,
        List<Exclusion> excluded,
        List<Reroute> reroutes) {

    static RoutingResource of(RoutingView view) {
        List<Candidate> candidates = view.candidates();
        return new RoutingResource(
                view.strategy(),
                view.policy(),
                view.policyVersion(),
                candidates.stream()
                        .map(candidate -> Entry.of(candidate, reason(candidate, view)))
                        .toList(),
                view.excluded(),
                view.reroutes().stream().map(Reroute::of).toList());
    }

    /** The first is there for the reason of the routing, one that the balance did not cover for that, the others to fall back on. */
    private static String reason(Candidate candidate, RoutingView view) {
        RoutingReason reason = view.reason();
        if (reason != null && candidate.equals(view.candidates().getFirst())) {
            return reason.name().toLowerCase(Locale.ROOT);
        }
        return view.dropped().stream()
                .filter(dropped -> dropped.provider().equals(candidate.provider()))
                .map(dropped -> dropped.reason().code())
                .findFirst()
                .orElse("fallback");
    }

    /**
     * A candidate.
     *
     * @param probability with which the policy chooses it first
     * @param ignoredSettings what is asked for and it does not understand; null where that was not noted yet
     * @param reason why it stands where it stands
     */
    record Entry(
            ProviderId provider,
            VoiceId voiceId,
            @Nullable String model,
            double score,
            double probability,
            long costMicros,
            long credits,
            Features features,
            @Nullable List<SpeechSetting> ignoredSettings,
            String reason) {

        static Entry of(Candidate candidate, String reason) {
            return new Entry(
                    candidate.provider(),
                    candidate.voice(),
                    candidate.model(),
                    candidate.score(),
                    candidate.probability(),
                    candidate.costMicros(),
                    candidate.credits(),
                    candidate.features(),
                    candidate.ignoredSettings(),
                    reason);
        }
    }

    /**
     * One move to another candidate.
     *
     * @param reason how the last attempt before it ended
     * @param keepsChunks whether what was spoken stays
     */
    record Reroute(
            int route,
            ProviderId from,
            ProviderId to,
            AttemptOutcome reason,
            boolean keepsChunks,
            List<Exclusion> skipped,
            Instant at) {

        static Reroute of(RoutingView.Reroute reroute) {
            return new Reroute(
                    reroute.route(),
                    reroute.from(),
                    reroute.to(),
                    reroute.why(),
                    reroute.keepsChunks(),
                    reroute.skipped(),
                    reroute.at());
        }
    }
}
