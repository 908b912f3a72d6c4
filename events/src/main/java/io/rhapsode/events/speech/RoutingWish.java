package io.rhapsode.events.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller says about the choice of a provider.
 *
 * @param preferred goes first whenever it is eligible
 * @param maxCostMicros cap on what the whole generation costs, reroutes included
 * @param allowMixedVoices whether a reroute may keep chunks another voice has spoken
 */
public record RoutingWish(
        Strategy strategy,
        @Nullable ProviderId preferred,
        List<ProviderId> excluded,
        @Nullable Long maxCostMicros,
        boolean allowMixedVoices) {

    public RoutingWish {
        excluded = List.copyOf(excluded);
    }
}
