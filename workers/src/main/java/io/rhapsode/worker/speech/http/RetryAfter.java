package io.rhapsode.worker.speech.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long a server asks to be left alone: seconds, a date, or OpenAI's own milliseconds. What cannot be read is as if it were not there. */
public final class RetryAfter {

    /** Nobody waits that long, and no sum overflows. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /**
     * @param headers the values of a header, by its name in small letters
     */
    public static Optional<Duration> in(Function<String, List<String>> headers, Clock clock) {
        return first(headers, "retry-after-ms")
                .flatMap(RetryAfter::number)
                .map(RetryAfter::millis)
                .or(() -> first(headers, "retry-after").flatMap(value -> wait(value, clock)));
    }

    private static Optional<Duration> wait(String value, Clock clock) {
        var seconds = number(value);
        return seconds.isPresent() ? seconds.map(s -> millis(s * 1000)) : date(value, clock);
    }

    private static Optional<Duration> date(String value, Clock clock) {
        try {
            var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(
                    millis(Duration.between(clock.instant(), until.toInstant()).toMillis()));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration millis(double millis) {
        return Duration.ofMillis((long) Math.clamp(millis, 0, LONGEST.toMillis()));
    }

    private static Optional<Double> number(String value) {
        try {
            return Optional.of(Double.valueOf(value)).filter(Double::isFinite);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Function<String, List<String>> headers, String name) {
        return headers.apply(name).stream().map(String::strip).findFirst();
    }
}
