package io.rhapsode.application.cli.api;

import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a server wants to be asked again. */
final class RetryAfter {

    private RetryAfter() {}

    /** Null where nothing is said, or a date: our servers say seconds. */
    static @Nullable Duration in(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(null);
    }
}
