package io.rhapsode.worker.speech.http;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** What the status of an answer means where the service does not say more. */
public final class ServiceStatus {

    private ServiceStatus() {}

    /** The outcome of an answer that is no success. */
    public static AttemptOutcome outcome(int status) {
        return switch (status) {
            case 401, 403 -> AttemptOutcome.UNAUTHORIZED;
            case 402 -> AttemptOutcome.QUOTA;
            case 404 -> AttemptOutcome.UNAVAILABLE;
            case 408 -> AttemptOutcome.TIMEOUT;
            case 409, 425 -> AttemptOutcome.SERVER_ERROR;
            case 429 -> AttemptOutcome.RATE_LIMITED;
            default -> status >= 500 ? AttemptOutcome.SERVER_ERROR : AttemptOutcome.REFUSED;
        };
    }

    /** @throws SpeechFailure where the answer tells of a fault of the service's own */
    public static void requireNoFault(Answer answer, Clock clock) throws SpeechFailure {
        if (outcome(answer.status()) == AttemptOutcome.SERVER_ERROR) {
            throw failure(AttemptOutcome.SERVER_ERROR, answer::header, clock);
        }
    }

    /**
     * The failure of this outcome, with the wait that the answer asks for where it is worth one.
     *
     * @param headers the values of a header of the answer, by its name in small letters
     */
    public static SpeechFailure failure(AttemptOutcome outcome, Function<String, List<String>> headers, Clock clock) {
        return outcome.worthRetrying()
                ? new SpeechFailure(outcome, RetryAfter.in(headers, clock))
                : new SpeechFailure(outcome);
    }
}
