package io.rhapsode.command.generation.domain;

import io.rhapsode.events.speech.AttemptOutcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is speaking now, and who has failed before.
 *
 * @param number 0 at first, one more after each reroute
 * @param candidate index into the routing's candidates
 * @param failures how the last attempt of each failed candidate ended
 */
public record Route(int number, int candidate, Map<Integer, AttemptOutcome> failures) {

    static final Route FIRST = new Route(0, 0, Map.of());

    public Route {
        failures = Map.copyOf(failures);
    }

    boolean failed() {
        return failures.containsKey(candidate);
    }

    /** How the last attempt of the one who speaks now ended, once it has failed. */
    @Nullable
    AttemptOutcome failure() {
        return failures.get(candidate);
    }

    Route failing(AttemptOutcome outcome) {
        var all = new HashMap<>(failures);
        all.put(candidate, outcome);
        return new Route(number, candidate, all);
    }

    Route movedTo(int number, int candidate) {
        return new Route(number, candidate, failures);
    }
}
