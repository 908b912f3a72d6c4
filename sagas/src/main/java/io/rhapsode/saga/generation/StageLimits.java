package io.rhapsode.saga.generation;

import io.rhapsode.saga.generation.domain.Stage;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a stage may show no progress before its generation fails. Waiting for a free worker counts, so a busy server needs room.
 *
 * @param planning analysis, routing and split of the text
 * @param holding the answer of the credit account
 * @param speaking from one chunk to the next
 * @param merging from one word of progress to the next
 */
@ConfigurationProperties("rhapsode.stages")
record StageLimits(
        @DefaultValue("30m") Duration planning,
        @DefaultValue("10m") Duration holding,
        @DefaultValue("60m") Duration speaking,
        @DefaultValue("60m") Duration merging) {

    /** Below this, the turns of a busy queue would be taken for silence. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    StageLimits {
        check("planning", planning);
        check("holding", holding);
        check("speaking", speaking);
        check("merging", merging);
    }

    Duration of(Stage stage) {
        return switch (stage) {
            case PLANNING -> planning;
            case HOLDING -> holding;
            case SPEAKING -> speaking;
            case MERGING, CUTTING_SHORT -> merging;
        };
    }

    private static void check(String name, Duration limit) {
        if (limit.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("rhapsode.stages." + name + " is shorter than " + SHORTEST);
        }
    }
}
