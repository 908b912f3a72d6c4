package io.rhapsode.worker.speech.polly;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.http.RetryAfter;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** The ways in which a call through the SDK fails, in our words. */
final class PollyFailures {

    /** Most of them come with status 400. */
    private static final Set<String> WHO_ASKS = Set.of(
            "AccessDeniedException",
            "ExpiredTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "SubscriptionRequiredException",
            "UnrecognizedClientException");

    private static final Set<String> TOO_FAST = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded");

    /** A voice that is there, but not in this engine. */
    private static final String WRONG_ENGINE = "EngineNotSupportedException";

    private static final String INVALID = "ValidationException";

    private final Clock clock;

    PollyFailures(Clock clock) {
        this.clock = clock;
    }

    /** @throws InterruptedException where the thread was interrupted, which the SDK tells in several ways */
    SpeechFailure of(SdkException failed) throws InterruptedException {
        boolean late = failed instanceof ApiCallTimeoutException || failed instanceof ApiCallAttemptTimeoutException;
        if (!late && (Thread.interrupted() || failed instanceof AbortedException)) {
            throw new InterruptedException();
        }
        if (late) {
            return new SpeechFailure(AttemptOutcome.TIMEOUT);
        }
        return failed instanceof AwsServiceException refusal ? refused(refusal) : broken(failed);
    }

    private SpeechFailure refused(AwsServiceException refusal) {
        var outcome = outcome(refusal);
        return new SpeechFailure(outcome, outcome.worthRetrying() ? wait(refusal) : Optional.empty());
    }

    private static AttemptOutcome outcome(AwsServiceException refusal) {
        var details = Optional.ofNullable(refusal.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        if (TOO_FAST.contains(code)) {
            return AttemptOutcome.RATE_LIMITED;
        }
        if (WHO_ASKS.contains(code)) {
            return AttemptOutcome.UNAUTHORIZED;
        }
        boolean aboutTheVoice = code.equals(WRONG_ENGINE)
                || (code.equals(INVALID)
                        && details.map(AwsErrorDetails::errorMessage)
                                .filter(message -> message.contains("'voiceId'"))
                                .isPresent());
        return aboutTheVoice ? AttemptOutcome.VOICE_UNKNOWN : ServiceStatus.outcome(refusal.statusCode());
    }

    private Optional<Duration> wait(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> RetryAfter.in(response::matchingHeaders, clock));
    }

    private static SpeechFailure broken(SdkException failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SpeechFailure known) {
                return known;
            }
            if (cause instanceof SocketTimeoutException) {
                return new SpeechFailure(AttemptOutcome.TIMEOUT);
            }
            if (cause instanceof IOException) {
                return new SpeechFailure(AttemptOutcome.CONNECTION);
            }
        }
        return new SpeechFailure(AttemptOutcome.UNAVAILABLE);
    }
}
