package io.rhapsode.worker.generation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long what nobody needs is kept.
 *
 * @param every the time between two rounds; each looks at every text there is, so it is not for minutes
 * @param leftBehindAfter the age at which a text that was never requested, and a piece of live audio that nobody fetched, counts as left behind; far longer than any request takes
 * @param spokenChunksDays how long a spoken chunk is kept that nobody uses; 0 keeps them for ever
 * @param spokenChunksAtMost the room of all spoken chunks together; beyond it those go that nobody has used for longest, and 0 sets no limit
 */
@Validated
@ConfigurationProperties("rhapsode.sweep")
record SweepSettings(
        @DefaultValue("24h") @DurationMin(seconds = 1) Duration every,
        @DefaultValue("24h") @DurationMin(minutes = 10) Duration leftBehindAfter,
        @DefaultValue("30") @PositiveOrZero @Max(36_500) int spokenChunksDays,
        @DefaultValue("20GB") DataSize spokenChunksAtMost) {

    SweepSettings {
        if (spokenChunksAtMost.isNegative()) {
            throw new IllegalArgumentException("rhapsode.sweep.spoken-chunks-at-most must not be less than 0");
        }
    }
}
