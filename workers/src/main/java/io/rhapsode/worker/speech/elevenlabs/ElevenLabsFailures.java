package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.http.Answer;
import io.rhapsode.worker.speech.http.RetryAfter;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The service's ways of failing, in our words. What it calls an error goes before the status: it answers an exhausted account with 401. */
final class ElevenLabsFailures {

    /** What we wait where more of our requests are under way than the plan allows, which is over when one of them is. */
    static final Duration ONE_OF_OURS = Duration.ofSeconds(3);

    private static final JsonMapper JSON = new JsonMapper();

    private final Clock clock;

    ElevenLabsFailures(Clock clock) {
        this.clock = clock;
    }

    /** The answer is an error. */
    SpeechFailure of(Answer answer) throws FormatNotAllowed {
        String code = code(answer);
        return switch (code) {
            case "output_format_not_allowed", "invalid_output_format", "subscription_required" ->
                throw new FormatNotAllowed();
            case "too_many_concurrent_requests", "concurrent_limit_exceeded" ->
                new SpeechFailure(
                        AttemptOutcome.RATE_LIMITED,
                        Optional.of(RetryAfter.in(answer::header, clock).orElse(ONE_OF_OURS)));
            case "system_busy" -> ServiceStatus.failure(AttemptOutcome.SERVER_ERROR, answer::header, clock);
            case "quota_exceeded", "insufficient_credits" -> new SpeechFailure(AttemptOutcome.QUOTA);
            case "voice_not_found", "voice_does_not_exist", "invalid_uid" ->
                new SpeechFailure(AttemptOutcome.VOICE_UNKNOWN);
            case "model_not_found" -> new SpeechFailure(AttemptOutcome.UNAVAILABLE);
            default -> ServiceStatus.failure(ServiceStatus.outcome(answer.status()), answer::header, clock);
        };
    }

    /** {@code detail.code}, in older answers {@code detail.status}; empty where there is neither: a validation's list, a proxy's page. */
    static String code(Answer answer) {
        try {
            var detail = JSON.readTree(answer.body()).path("detail");
            return detail.path("code").asString(detail.path("status").asString(""));
        } catch (JacksonException notJson) {
            return "";
        }
    }
}
