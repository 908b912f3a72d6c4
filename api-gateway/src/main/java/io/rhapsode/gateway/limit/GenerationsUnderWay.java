package io.rhapsode.gateway.limit;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Bounds what a tenant has accepted and not over: each generation is a row of the queue, a watch and a text. It is counted once a second for each tenant, plus
 * what this node has let in since; so several nodes together may let in a second's worth too many.
 */
@Component
public class GenerationsUnderWay {

    private static final Duration COUNTED_FOR = Duration.ofSeconds(1);

    /** Tenants whose count is remembered at once. */
    private static final int MAX_TENANTS = 10_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final int most;
    private final AsyncCache<TenantId, AtomicInteger> counts = Caffeine.newBuilder()
            .maximumSize(MAX_TENANTS)
            .expireAfterWrite(COUNTED_FOR)
            .buildAsync();

    GenerationsUnderWay(LimitProperties limits) {
        this.most = limits.generationsUnderWay();
    }

    /**
     * Completes if one more may begin; else the problem {@code too_many_generations}.
     *
     * @param count asks how many there are, up to the number that it is given
     */
    public Mono<Void> admit(TenantId tenant, IntFunction<Mono<Integer>> count) {
        return Mono.fromFuture(() -> counts.get(tenant, (key, executor) -> counted(count)), true)
                .flatMap(known -> known.incrementAndGet() <= most ? Mono.empty() : Mono.error(tooMany()));
    }

    private CompletableFuture<AtomicInteger> counted(IntFunction<Mono<Integer>> count) {
        return count.apply(most).map(AtomicInteger::new).toFuture().thenApply(Objects::requireNonNull);
    }

    private ProblemException tooMany() {
        return new ProblemException(
                        ProblemType.TOO_MANY_GENERATIONS,
                        "No more than " + most + " generations may be under way at once.")
                .retryAfter(RETRY_AFTER);
    }
}
