package io.rhapsode.events.generation;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.Strategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why it is spoken by whom.
 *
 * @param strategy and all the rest of the table is null or empty until it is routed
 * @param dropped candidates the balance did not cover when credits were held
 */
public record RoutingView(
        @Nullable Strategy strategy,
        @Nullable String policy,
        @Nullable String policyVersion,
        @Nullable RoutingReason reason,
        List<Candidate> candidates,
        List<Exclusion> excluded,
        List<Exclusion> dropped,
        List<Reroute> reroutes) {

    /** One move to another candidate. */
    public record Reroute(
            int route,
            ProviderId from,
            ProviderId to,
            AttemptOutcome why,
            boolean keepsChunks,
            List<Exclusion> skipped,
            Instant at) {}
}
