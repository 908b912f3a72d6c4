package io.rhapsode.application.cli.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server answered, and not as was hoped. */
public final class RefusedException extends RuntimeException {

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    RefusedException(Problem problem, @Nullable Duration retryAfter) {
        super("the server answered " + problem.status());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    /** When the server wants to be asked again. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
