package io.rhapsode.application.cli.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text would cost and take.
 *
 * @param recommended id of the provider that would be chosen; null where none can do it now
 */
public record Estimate(
        int characters,
        String language,
        String contentType,
        List<Option> options,
        @Nullable String recommended,
        List<Excluded> excluded) {

    /** One provider's offer. */
    public record Option(
            String provider,
            String voiceId,
            long credits,
            long costMicros,
            int quality,
            long estimatedDurationMs,
            long estimatedLatencyMs) {}

    /** A provider that is out of the question. */
    public record Excluded(String provider, String reason) {}
}
