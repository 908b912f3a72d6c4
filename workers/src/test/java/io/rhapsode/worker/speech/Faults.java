package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.rhapsode.events.speech.AttemptOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Bad days of a service, and what came of them. */
public final class Faults {

    /** What is to be done. */
    public interface Work {
        void run() throws Exception;
    }

    private Faults() {}

    public static SpeechFailure failure(Callable<?> asked) {
        return Objects.requireNonNull(catchThrowableOfType(SpeechFailure.class, asked::call));
    }

    /** What may come of it: the end of the connection may overtake the head of an answer whose body is nonsense. */
    public static Set<AttemptOutcome> outcomes(Fault fault) {
        return fault == Fault.MALFORMED_RESPONSE_CHUNK
                ? EnumSet.of(AttemptOutcome.TRUNCATED, AttemptOutcome.CONNECTION)
                : EnumSet.of(AttemptOutcome.CONNECTION);
    }

    /** A server that answers one request with fewer bytes than it promises, and hangs up. */
    public static void halfAnAnswer(ServerSocket server) {
        try (var connection = server.accept()) {
            connection.getInputStream().read(new byte[8192]);
            var head = "HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: 100000\r\n\r\nRIFF";
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins it, interrupts it when it is under way, and waits until it has ended by that. */
    public static void interrupt(Work work, BooleanSupplier underWay) {
        var ended = new CompletableFuture<Throwable>();
        var thread = Thread.startVirtualThread(() -> {
            try {
                work.run();
                ended.completeExceptionally(new AssertionError("it ended by itself"));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        Awaitility.await().until(underWay::getAsBoolean);

        thread.interrupt();

        assertThat(ended.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(InterruptedException.class);
    }
}
