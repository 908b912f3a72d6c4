package io.rhapsode.gateway.form;

import io.rhapsode.gateway.Sha256;
import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes in request bodies: each is bounded, all together are bounded, and none may take for ever. */
@Component
public class RequestBodies {

    /** A text of 5,000,000 code points in its longest spelling, twelve bytes ({@code \\ud83d\\ude00}) each, and what stands around it. */
    public static final int TEXT_LIMIT_BYTES = 61_000_000;

    /** Bodies without a text. */
    public static final int SMALL_LIMIT_BYTES = 64 * 1024;

    /** What all bodies together may hold of the heap while they arrive and are read: an eighth, since reading takes twice as much again, but one large text. */
    private static final long ALL_LIMIT_BYTES =
            Math.clamp(Runtime.getRuntime().maxMemory() / 8, TEXT_LIMIT_BYTES, 256L * 1024 * 1024);

    /** Slow lines are slow, but who sends nothing for this long has gone. */
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    /** What a line brings at least; who sends less, byte by byte, keeps room from everybody for ever. */
    private static final int SLOWEST_BYTES_PER_SECOND = 32 * 1024;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final VirtualThreads threads;
    private final AtomicLong held = new AtomicLong();

    RequestBodies(VirtualThreads threads) {
        this.threads = threads;
    }

    /**
     * What the body says, as the reader understands it.
     *
     * @param limitBytes more is refused as {@code body_too_large}
     */
    public <T> Mono<ReadBody<T>> read(ServerWebExchange exchange, int limitBytes, Function<Fields, T> reader) {
        return read(exchange, limitBytes, anything -> {}, reader);
    }

    /**
     * The same of a body that has to be genuine.
     *
     * @param seal refuses the bytes as they came, before anything in them is read
     */
    public <T> Mono<ReadBody<T>> read(
            ServerWebExchange exchange, int limitBytes, Consumer<byte[]> seal, Function<Fields, T> reader) {
        return read(exchange, limitBytes, false, seal, reader);
    }

    /** The same where the body may be left out, which is the same as an object without members. */
    public <T> Mono<ReadBody<T>> readIfAny(ServerWebExchange exchange, int limitBytes, Function<Fields, T> reader) {
        return read(exchange, limitBytes, true, anything -> {}, reader);
    }

    private <T> Mono<ReadBody<T>> read(
            ServerWebExchange exchange,
            int limitBytes,
            boolean optional,
            Consumer<byte[]> seal,
            Function<Fields, T> reader) {
        if (exchange.getRequest().getHeaders().getContentLength() > limitBytes) {
            return Mono.error(tooLarge(limitBytes));
        }
        return Mono.usingWhen(
                Mono.fromSupplier(() -> new Arriving(limitBytes)),
                arriving -> exchange.getRequest()
                        .getBody()
                        .timeout(SILENCE_LIMIT)
                        .onErrorMap(TimeoutException.class, e -> silent())
                        .map(arriving::take) // from here on there is no buffer that anybody downstream could release
                        // again
                        .takeUntil(enough -> enough)
                        .then()
                        .timeout(wholeLimit(limitBytes))
                        .onErrorMap(TimeoutException.class, e -> tooSlow(limitBytes))
                        .then(threads.call(() -> arriving.read(optional, seal, reader))),
                arriving -> Mono.fromRunnable(arriving::close));
    }

    private static ProblemException tooLarge(int limitBytes) {
        return new ProblemException(ProblemType.BODY_TOO_LARGE, "The body is larger than " + limitBytes + " bytes.");
    }

    private static ProblemException silent() {
        return new ProblemException(
                ProblemType.BODY_TIMEOUT, "Nothing of the body came for " + SILENCE_LIMIT.toSeconds() + " s.");
    }

    private static ProblemException tooSlow(int limitBytes) {
        return new ProblemException(
                ProblemType.BODY_TIMEOUT,
                "The body was not whole after " + wholeLimit(limitBytes).toSeconds() + " s.");
    }

    /** How long a body may be under way that has as many bytes as it may. */
    private static Duration wholeLimit(int limitBytes) {
        return SILENCE_LIMIT.plusSeconds(limitBytes / SLOWEST_BYTES_PER_SECOND);
    }

    /** A body of which more and more is here. */
    private final class Arriving {
        private final int limitBytes;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long counted;
        private @Nullable ProblemException refusal;

        Arriving(int limitBytes) {
            this.limitBytes = limitBytes;
        }

        /** Takes in the next part, and says whether that is enough because there is too much. */
        boolean take(DataBuffer part) {
            int size = part.readableByteCount();
            byte[] content = new byte[size];
            part.read(content);
            DataBufferUtils.release(part);
            counted += size;
            if (held.addAndGet(size) > ALL_LIMIT_BYTES) {
                refusal = new ProblemException(ProblemType.OVERLOADED, "Too many large requests arrive at once.")
                        .retryAfter(RETRY_AFTER);
            } else if (bytes.size() + size > limitBytes) {
                refusal = tooLarge(limitBytes);
            } else {
                bytes.writeBytes(content);
            }
            return refusal != null;
        }

        <T> ReadBody<T> read(boolean optional, Consumer<byte[]> seal, Function<Fields, T> reader) {
            if (refusal != null) {
                throw refusal;
            }
            byte[] content = bytes.size() == 0 && optional ? new byte[] {'{', '}'} : bytes.toByteArray();
            seal.accept(content);
            Fields fields = JsonBody.read(content);
            T value = reader.apply(fields);
            fields.faults().refuse();
            return new ReadBody<>(value, Sha256.of(content));
        }

        void close() {
            held.addAndGet(-counted);
        }
    }
}
