package io.rhapsode.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.security.Principal;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts the requests of each key, and says in every response how many are left. */
@Component
@Order(0) // behind the security filters, which know whose key it is
@EnableConfigurationProperties(LimitProperties.class)
class RequestLimit implements WebFilter {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Keys counted at once; the longest unused are forgotten, which only does their holders a favour. */
    private static final int MAX_KEYS = 100_000;

    private final int requests;
    private final LoadingCache<String, Bucket> buckets;

    RequestLimit(LimitProperties properties) {
        this.requests = properties.requestsPerMinute();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, WINDOW))
                        .build());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .doOnNext(key -> count(exchange.getResponse().getHeaders(), key))
                .then(chain.filter(exchange));
    }

    private void count(HttpHeaders response, String key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        long seconds = Math.ceilDiv(
                probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill(),
                Duration.ofSeconds(1).toNanos());
        response.set("RateLimit-Policy", "\"requests\";q=" + requests + ";w=" + WINDOW.toSeconds());
        response.set("RateLimit", "\"requests\";r=" + probe.getRemainingTokens() + ";t=" + seconds);
        if (!probe.isConsumed()) {
            throw new ProblemException(
                            ProblemType.RATE_LIMITED,
                            "More than " + requests + " requests in a minute came with this key.")
                    .retryAfter(Duration.ofSeconds(seconds));
        }
    }
}
