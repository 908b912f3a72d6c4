package io.rhapsode.gateway.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Counts the wrong keys of each client address, so that nobody tries out many. Who has been wrong too often is told when to come back, and until then no key of
 * that address is looked at, for an answer to the right one would be what a guesser waits for.
 */
final class WrongKeys {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Addresses counted at once; the longest unused are forgotten. */
    private static final int MAX_ADDRESSES = 100_000;

    /** Of an IPv6 address, what one customer of a network has for himself. */
    private static final int NETWORK_BYTES = 8;

    private static final String NO_ADDRESS = "none";

    private final int limit;
    private final LoadingCache<String, Bucket> left;

    WrongKeys(SignInProperties properties) {
        this.limit = properties.wrongKeysPerMinute();
        this.left = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build(address -> Bucket.builder()
                        .addLimit(bucket -> bucket.capacity(limit).refillGreedy(limit, WINDOW))
                        .build());
    }

    /** @throws ProblemException {@code rate_limited} where the address has been wrong too often */
    void demandPatience(@Nullable InetSocketAddress client) {
        Bucket bucket = left.get(name(client));
        if (bucket.getAvailableTokens() < 1) {
            throw tooMany(bucket);
        }
    }

    /** @throws ProblemException {@code rate_limited} where it was one too many */
    void count(@Nullable InetSocketAddress client) {
        Bucket bucket = left.get(name(client));
        if (!bucket.tryConsume(1)) {
            throw tooMany(bucket);
        }
    }

    private ProblemException tooMany(Bucket bucket) {
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return new ProblemException(
                        ProblemType.RATE_LIMITED,
                        "More than " + limit + " keys that are not valid came from this address in a minute.")
                .retryAfter(Duration.ofSeconds(
                        Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()))));
    }

    private static String name(@Nullable InetSocketAddress client) {
        InetAddress address = client == null ? null : client.getAddress();
        if (address == null) {
            return NO_ADDRESS;
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
