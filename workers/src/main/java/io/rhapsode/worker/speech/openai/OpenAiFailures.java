package io.rhapsode.worker.speech.openai;

import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIServiceException;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server's ways of failing, in our words. */
final class OpenAiFailures {

    /** What a 429 says that will still be true tomorrow. */
    private static final Set<String> OUT_OF_MONEY =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active");

    private final Clock clock;

    OpenAiFailures(Clock clock) {
        this.clock = clock;
    }

    /** The server answered with an error. */
    SpeechFailure of(OpenAIServiceException refusal) throws FormatRefused {
        int status = refusal.statusCode();
        if ((status == 400 || status == 415 || status == 422) && isAbout("response_format", refusal)) {
            throw new FormatRefused();
        }
        return ServiceStatus.failure(outcome(status, refusal), refusal.headers()::values, clock);
    }

    /** The same, where nothing was asked to be spoken. */
    SpeechFailure toAQuestion(OpenAIServiceException refusal) {
        return ServiceStatus.failure(ServiceStatus.outcome(refusal.statusCode()), refusal.headers()::values, clock);
    }

    private static AttemptOutcome outcome(int status, OpenAIServiceException refusal) {
        var usual = ServiceStatus.outcome(status);
        return switch (usual) {
            case RATE_LIMITED -> isOutOfMoney(refusal) ? AttemptOutcome.QUOTA : usual;
            case UNAVAILABLE, REFUSED -> isAboutTheVoice(refusal) ? AttemptOutcome.VOICE_UNKNOWN : usual;
            default -> usual;
        };
    }

    private static boolean isOutOfMoney(OpenAIServiceException refusal) {
        return said(refusal::code).filter(OUT_OF_MONEY::contains).isPresent()
                || said(refusal::type).filter(OUT_OF_MONEY::contains).isPresent();
    }

    private static boolean isAboutTheVoice(OpenAIServiceException refusal) {
        return said(refusal::param).filter("voice"::equals).isPresent()
                || said(refusal::code).filter(code -> code.contains("voice")).isPresent();
    }

    /** OpenAI names the parameter; others only mention it somewhere. */
    private static boolean isAbout(String parameter, OpenAIServiceException refusal) {
        return said(refusal::param).filter(parameter::equals).isPresent()
                || refusal.body().toString().contains(parameter);
    }

    /** The client insists on parts of an error that OpenAI sends and others leave out. */
    private static Optional<String> said(Supplier<Optional<String>> part) {
        try {
            return part.get();
        } catch (OpenAIInvalidDataException leftOut) {
            return Optional.empty();
        }
    }

    /** No answer came. */
    SpeechFailure beforeTheAnswer(OpenAIException broken) {
        var cause = ioCause(broken);
        if (cause.isEmpty()) {
            return new SpeechFailure(AttemptOutcome.SERVER_ERROR);
        }
        return new SpeechFailure(isTimeout(cause.get()) ? AttemptOutcome.TIMEOUT : AttemptOutcome.CONNECTION);
    }

    /** The answer broke off. */
    SpeechFailure withinTheAnswer(IOException broken) {
        return new SpeechFailure(isTimeout(broken) ? AttemptOutcome.TIMEOUT : AttemptOutcome.TRUNCATED);
    }

    private static boolean isTimeout(IOException broken) {
        return broken instanceof InterruptedIOException;
    }

    private static Optional<IOException> ioCause(Throwable broken) {
        for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return Optional.of(io);
            }
        }
        return Optional.empty();
    }
}
