package io.rhapsode.application.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down, when another check does not answer in time. Without the database each check would wait for a connection, ten seconds long, and whoever asks would give up
 * before it is told that anything is wrong. One check runs at a time, however many ask.
 */
final class TimelyHealth implements HealthIndicator {

    /** Whoever asks every few seconds waits a few seconds at most, and there may be two such checks behind each other. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HealthIndicator check;
    private @Nullable CompletableFuture<@Nullable Health> underWay;

    TimelyHealth(HealthIndicator check) {
        this.check = check;
    }

    @Override
    public @Nullable Health health() {
        try {
            return answer().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return Health.down().withDetail("unanswered", LIMIT.toString()).build();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            return Health.down(cause == null ? failure : cause).build();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private synchronized CompletableFuture<@Nullable Health> answer() {
        CompletableFuture<@Nullable Health> answer = underWay;
        if (answer == null || answer.isDone()) {
            answer = CompletableFuture.supplyAsync(
                    check::health, task -> Thread.ofVirtual().name("health").start(task));
            underWay = answer;
        }
        return answer;
    }
}
