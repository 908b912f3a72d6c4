package io.rhapsode.gateway.idempotency;

import io.rhapsode.events.RejectedException;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.Sha256;
import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.form.ReadBody;
import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Shortfall;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a request out once for each {@code Idempotency-Key}. An answer, and a refusal that would stand, are remembered; a failure of ours is not. A request
 * whose process died is taken over by the next one with the key: creation itself happens once, since ids follow from the key.
 */
public final class Idempotency {

    public static final String HEADER = "Idempotency-Key";

    /** How long a duplicate waits for the first to be answered. */
    private static final Duration WAIT_LIMIT = Duration.ofSeconds(5);

    /** How often it looks. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** Visible ASCII. */
    private static final Pattern SYNTAX = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyTable table;
    private final VirtualThreads threads;
    private final JsonMapper json;

    Idempotency(IdempotencyTable table, VirtualThreads threads, JsonMapper json) {
        this.table = table;
        this.threads = threads;
        this.json = json;
    }

    /**
     * The answer of the action, or the one it gave before.
     *
     * @param type the answer's class, from and to JSON
     * @param repeat what the same request does if this one ends without an answer
     */
    public <T> Mono<T> once(
            ServerWebExchange exchange,
            Requester requester,
            ReadBody<?> body,
            Class<T> type,
            Repeat repeat,
            Function<Attempt, Mono<T>> action) {
        String key = key(exchange.getRequest());
        Mono<T> result = key == null
                ? Mono.defer(() -> action.apply(Attempt.random()))
                : onceForKey(exchange, requester, body, key, type, repeat, action);
        return repeat == Repeat.RESUMES ? result.cache() : result; // a cached Mono is not cancelled with its subscriber
    }

    private <T> Mono<T> onceForKey(
            ServerWebExchange exchange,
            Requester requester,
            ReadBody<?> body,
            String key,
            Class<T> type,
            Repeat repeat,
            Function<Attempt, Mono<T>> action) {
        var claim = new Claim(
                new IdempotencyTable.Key(requester.tenant().value(), Sha256.of(key)),
                requestHash(exchange.getRequest(), body.digest()),
                UUID.randomUUID());
        return Mono.defer(() -> {
            long asked = System.nanoTime();
            return Mono.defer(() -> attempt(claim, key, type, repeat, action))
                    .repeatWhenEmpty(
                            rounds -> rounds.takeWhile(round -> System.nanoTime() - asked < WAIT_LIMIT.toNanos())
                                    .delayElements(LOOK_EVERY))
                    .switchIfEmpty(Mono.error(Idempotency::stillRunning));
        });
    }

    /** Empty while another request with the key is running. */
    private <T> Mono<T> attempt(
            Claim claim, String key, Class<T> type, Repeat repeat, Function<Attempt, Mono<T>> action) {
        return threads.call(() -> look(claim)).flatMap(seen -> switch (seen) {
            case Seen.Taken taken ->
                carryOut(claim, repeat, action.apply(Attempt.of(claim.key().tenant(), key, taken.attempt())));
            case Seen.Answered answered -> threads.call(() -> json.readValue(answered.answer(), type));
            case Seen.Refused refused -> Mono.error(refused.problem());
            case Seen.Running running -> Mono.empty();
        });
    }

    private Seen look(Claim claim) {
        OptionalInt attempt = table.take(claim.key(), claim.requestHash(), claim.holder());
        if (attempt.isPresent()) {
            return new Seen.Taken(attempt.getAsInt());
        }
        IdempotencyTable.Entry entry = table.find(claim.key(), claim.requestHash());
        if (entry == null) {
            return new Seen.Running();
        }
        if (!entry.sameRequest()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "The key was used for a request with another body or path.");
        }
        if (entry.answer() != null) {
            return new Seen.Answered(entry.answer());
        }
        return entry.refusal() == null
                ? new Seen.Running()
                : new Seen.Refused(
                        json.readValue(entry.refusal(), Refusal.class).problem());
    }

    private <T> Mono<T> carryOut(Claim claim, Repeat repeat, Mono<T> action) {
        Mono<Void> release = threads.run(() -> table.release(claim.key(), claim.holder(), repeat));
        return Mono.usingWhen(
                Mono.just(claim),
                held -> action.delayUntil(answer -> threads.run(
                                () -> table.answer(held.key(), held.holder(), json.writeValueAsString(answer))))
                        .onErrorMap(RejectedException.class, ProblemException::of),
                held -> Mono.empty(),
                (held, failure) -> failure instanceof ProblemException problem && stands(problem.type())
                        ? threads.run(() -> table.refuse(held.key(), held.holder(), refusal(problem)))
                        : release,
                held -> release);
    }

    /** Whether the same request would be refused again. */
    private static boolean stands(ProblemType type) {
        return type.status() < 500 && !type.retryable();
    }

    private String refusal(ProblemException problem) {
        return json.writeValueAsString(
                new Refusal(problem.type(), problem.detail(), problem.errors(), problem.shortfall()));
    }

    private static ProblemException stillRunning() {
        return new ProblemException(
                        ProblemType.IDEMPOTENCY_IN_PROGRESS,
                        "The first request with this key has not been answered yet.")
                .retryAfter(Duration.ofSeconds(1));
    }

    private static @Nullable String key(ServerHttpRequest request) {
        List<String> keys = request.getHeaders().getOrEmpty(HEADER);
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !SYNTAX.matcher(keys.getFirst()).matches()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_INVALID,
                    "A key is 1 to 255 visible ASCII characters, and there is one.");
        }
        return keys.getFirst();
    }

    private static byte[] requestHash(ServerHttpRequest request, byte[] bodyDigest) {
        var parts = new ByteArrayOutputStream();
        parts.writeBytes((request.getMethod().name() + " " + request.getPath().value() + query(request) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.writeBytes(bodyDigest);
        return Sha256.of(parts.toByteArray());
    }

    private static String query(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Claim(IdempotencyTable.Key key, byte[] requestHash, UUID holder) {}

    /** A refusal that is remembered. */
    private record Refusal(
            ProblemType type,
            String detail,
            List<InvalidField> errors,
            @Nullable Shortfall shortfall) {
        ProblemException problem() {
            var problem = new ProblemException(type, detail, errors);
            return shortfall == null ? problem : problem.shortOf(shortfall);
        }
    }

    /** What the table says of a key. */
    private sealed interface Seen {
        record Taken(int attempt) implements Seen {}

        record Answered(String answer) implements Seen {}

        record Refused(ProblemException problem) implements Seen {}

        record Running() implements Seen {}
    }
}
