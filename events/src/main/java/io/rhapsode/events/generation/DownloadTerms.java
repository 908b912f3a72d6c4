package io.rhapsode.events.generation;

import java.time.Duration;

/**
 * What holds for a generation that is paid by its first download: until then its first minute can be heard, and what nobody downloads is removed and costs
 * nothing.
 *
 * @param retentionDays how long it waits for its download, from when its file is finished; whole days of 24 hours
 */
public record DownloadTerms(int retentionDays) {

    public static final int SHORTEST_DAYS = 1;
    public static final int LONGEST_DAYS = 365;

    public DownloadTerms {
        if (retentionDays < SHORTEST_DAYS || retentionDays > LONGEST_DAYS) {
            throw new IllegalArgumentException("must be from " + SHORTEST_DAYS + " to " + LONGEST_DAYS + " days");
        }
    }

    public Duration retention() {
        return Duration.ofDays(retentionDays);
    }
}
