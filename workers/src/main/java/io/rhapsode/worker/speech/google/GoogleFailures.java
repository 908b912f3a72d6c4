package io.rhapsode.worker.speech.google;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.http.Answer;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Google's ways of refusing, in our words: a status in capitals, and details with a reason. */
final class GoogleFailures {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** An unknown key is answered as an invalid argument. */
    private static final Set<String> KEY_REFUSED = Set.of(
            "API_KEY_INVALID",
            "API_KEY_SERVICE_BLOCKED",
            "API_KEY_HTTP_REFERRER_BLOCKED",
            "API_KEY_IP_ADDRESS_BLOCKED",
            "ACCESS_TOKEN_EXPIRED",
            "SERVICE_DISABLED");

    private static final Set<String> OUT_OF_MONEY = Set.of("BILLING_DISABLED");

    private final Clock clock;

    GoogleFailures(Clock clock) {
        this.clock = clock;
    }

    /** @param voice that was asked for: an argument is about it where the refusal names it; null where none was */
    SpeechFailure of(Answer answer, @Nullable String voice) {
        var error = error(answer);
        var outcome = outcome(answer.status(), error, voice);
        var wait = wait(error);
        return outcome.worthRetrying() && wait.isPresent()
                ? new SpeechFailure(outcome, wait)
                : ServiceStatus.failure(outcome, answer::header, clock);
    }

    private static JsonNode error(Answer answer) {
        try {
            return JSON.readTree(answer.body()).path("error");
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    private static AttemptOutcome outcome(int status, JsonNode error, @Nullable String voice) {
        if (hasReason(error, KEY_REFUSED)) {
            return AttemptOutcome.UNAUTHORIZED;
        }
        if (hasReason(error, OUT_OF_MONEY)) {
            return AttemptOutcome.QUOTA;
        }
        return switch (error.path("status").asString("")) {
            case "UNAUTHENTICATED", "PERMISSION_DENIED" -> AttemptOutcome.UNAUTHORIZED;
            case "RESOURCE_EXHAUSTED" -> isOfTheDay(error) ? AttemptOutcome.QUOTA : AttemptOutcome.RATE_LIMITED;
            case "INVALID_ARGUMENT", "NOT_FOUND" ->
                voice != null && error.path("message").asString("").contains(voice)
                        ? AttemptOutcome.VOICE_UNKNOWN
                        : AttemptOutcome.REFUSED;
            case "DEADLINE_EXCEEDED" -> AttemptOutcome.TIMEOUT;
            case "ABORTED", "CANCELLED", "INTERNAL", "UNAVAILABLE", "UNKNOWN" -> AttemptOutcome.SERVER_ERROR;
            default -> ServiceStatus.outcome(status);
        };
    }

    private static boolean hasReason(JsonNode error, Set<String> reasons) {
        return error.path("details")
                .valueStream()
                .anyMatch(detail -> reasons.contains(detail.path("reason").asString("")));
    }

    /** Used up for today, and not only for this minute. */
    private static boolean isOfTheDay(JsonNode error) {
        return error.path("details")
                .valueStream()
                .anyMatch(detail ->
                        detail.path("metadata").path("quota_unit").asString("").startsWith("1/d/"));
    }

    /** The wait of a {@code RetryInfo}: {@code 34s}, {@code 1.5s}. */
    private static Optional<Duration> wait(JsonNode error) {
        return error.path("details")
                .valueStream()
                .map(detail -> detail.path("retryDelay").asString(""))
                .filter(delay -> !delay.isEmpty())
                .flatMap(delay -> duration(delay).stream())
                .findFirst();
    }

    private static Optional<Duration> duration(String delay) {
        try {
            return Optional.of(Duration.parse("PT" + delay)).filter(wait -> !wait.isNegative());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
