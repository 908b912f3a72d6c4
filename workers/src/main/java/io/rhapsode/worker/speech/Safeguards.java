package io.rhapsode.worker.speech;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.rhapsode.events.speech.AttemptOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What stands between us and one provider.
 *
 * @param probation waits while a few requests find out whether the provider works again
 */
record Safeguards(Bulkhead places, CircuitBreaker circuit, TimeLimiter time, Retry probation, Retry retry) {

    /** How often somebody who waits for the end of a probation looks. */
    private static final Duration PROBATION_LOOK = Duration.ofMillis(200);

    /** The longest requests a probation takes, one after the other. */
    private static final int PROBATION_ATTEMPTS = 2;

    private static final double BACKOFF_GROWTH = 2;
    private static final double BACKOFF_JITTER = 0.5;

    static BulkheadConfig places(SpeechCapabilities capabilities, SpeechResilience patience) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(capabilities.concurrency())
                .maxWaitDuration(patience.maxPermitWait())
                .fairCallHandlingStrategyEnabled(true)
                .build();
    }

    static CircuitBreakerConfig circuit(SpeechResilience patience) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        patience.circuitWindow(),
                        patience.circuitMinimum(),
                        CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(patience.circuitFailurePercent())
                .waitDurationInOpenState(patience.circuitOpen())
                // By itself, since nobody is sent to a provider whose circuit is open.
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(patience.circuitProbes())
                .ignoreException(e -> !(e instanceof SpeechFailure failure) || saysNothing(failure.outcome()))
                .recordException(e -> e instanceof SpeechFailure failure && speaksAgainst(failure.outcome()))
                .build();
    }

    static TimeLimiterConfig time(SpeechResilience patience) {
        return TimeLimiterConfig.custom()
                .timeoutDuration(patience.attemptTimeout())
                .build();
    }

    /** Without this, a provider that comes back would fail all who are not among its first requests. */
    static RetryConfig probation(CircuitBreaker circuit, SpeechResilience patience) {
        long longest =
                patience.attemptTimeout().multipliedBy(PROBATION_ATTEMPTS).dividedBy(PROBATION_LOOK);
        return RetryConfig.custom()
                .maxAttempts(Math.toIntExact(longest + 1))
                .waitDuration(PROBATION_LOOK)
                .retryOnException(e -> e instanceof CallNotPermittedException && !isOpen(circuit))
                .build();
    }

    /** A circuit that has closed since somebody was turned away is not open either. */
    private static boolean isOpen(CircuitBreaker circuit) {
        return switch (circuit.getState()) {
            case OPEN, FORCED_OPEN -> true;
            case HALF_OPEN, CLOSED, DISABLED, METRICS_ONLY -> false;
        };
    }

    static RetryConfig retry(SpeechResilience patience) {
        var backoff = IntervalFunction.ofExponentialRandomBackoff(
                patience.firstBackoff(), BACKOFF_GROWTH, BACKOFF_JITTER, patience.maxBackoff());
        IntervalBiFunction<Object> wait = (attempt, result) -> retryAfter(result)
                .map(asked ->
                        Math.min(asked.toMillis(), patience.maxRetryAfter().toMillis()))
                .orElseGet(() -> backoff.apply(attempt));
        return RetryConfig.custom()
                .maxAttempts(patience.maxAttempts())
                .intervalBiFunction(wait)
                .retryOnException(e ->
                        e instanceof SpeechFailure failure && failure.outcome().worthRetrying())
                .build();
    }

    private static Optional<Duration> retryAfter(Either<Throwable, Object> result) {
        return result.swap().getOrNull() instanceof SpeechFailure failure ? failure.retryAfter() : Optional.empty();
    }

    /** Whether an outcome shows that the provider does not work, rather than that a request was wrong or we were too quick. */
    static boolean speaksAgainst(AttemptOutcome outcome) {
        return switch (outcome) {
            case TIMEOUT,
                    SERVER_ERROR,
                    CONNECTION,
                    TRUNCATED,
                    EMPTY_AUDIO,
                    UNDECODABLE,
                    IMPLAUSIBLE_LENGTH,
                    UNAUTHORIZED,
                    QUOTA,
                    UNAVAILABLE -> true;
            case SPOKEN, RATE_LIMITED, CIRCUIT_OPEN, REFUSED, VOICE_UNKNOWN, TIMINGS_UNUSABLE, MAX_COST -> false;
        };
    }

    private static boolean saysNothing(AttemptOutcome outcome) {
        return outcome == AttemptOutcome.RATE_LIMITED;
    }
}
