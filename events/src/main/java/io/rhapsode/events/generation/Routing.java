package io.rhapsode.events.generation;

import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.Strategy;
import java.util.List;

/**
 * The routing table of a generation.
 *
 * @param policy the name of what decided, {@code rules}
 * @param policyVersion changes with every change of its formula
 * @param seed of its random choices; 0 where it makes none
 * @param candidates best first; empty where nobody is eligible
 */
public record Routing(
        Strategy strategy,
        String policy,
        String policyVersion,
        long seed,
        RoutingReason reason,
        List<Candidate> candidates,
        List<Exclusion> exclusions) {

    public Routing {
        candidates = List.copyOf(candidates);
        exclusions = List.copyOf(exclusions);
    }
}
