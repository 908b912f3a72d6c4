package io.rhapsode.gateway.problem;

import io.rhapsode.events.RejectedException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A problem on its way to the caller. Carries no stack trace, for it is an answer and not a fault. */
public final class ProblemException extends RuntimeException {

    /** When to ask again where nothing better is known. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ProblemType type;
    private final List<InvalidField> errors;
    private final HttpHeaders headers = new HttpHeaders();
    private @Nullable Shortfall shortfall;

    /**
     * @param detail a sentence for the caller
     */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<InvalidField> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** What a refusal of another side is called here. */
    public static ProblemException of(RejectedException refusal) {
        ProblemType type = ProblemType.of(refusal.rejection());
        ProblemException problem = new ProblemException(type, refusal.detail());
        return type.retryable() ? problem.retryAfter(RETRY_AFTER) : problem;
    }

    /** The same with one more header in the response. */
    public ProblemException header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** The same, saying when to ask again. */
    public ProblemException retryAfter(Duration wait) {
        return header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
    }

    /** The same, saying how many credits are missing. */
    public ProblemException shortOf(Shortfall missing) {
        shortfall = missing;
        return this;
    }

    public @Nullable Shortfall shortfall() {
        return shortfall;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<InvalidField> errors() {
        return errors;
    }

    HttpHeaders headers() {
        return headers;
    }
}
