package io.rhapsode.worker.speech.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.Faults;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter over HTTP makes of a service that does not behave. */
public interface FaultyService {

    Duration PATIENT = Duration.ofSeconds(30);
    Duration IMPATIENT = Duration.ofMillis(400);

    WireMockExtension server();

    /** Of a service under this address, such as {@code http://127.0.0.1:4711}. */
    SpeechProvider provider(String address, Duration longest);

    SpeechRequest request();

    /** Where it posts its requests to. */
    String path();

    /** The body of a good answer. */
    byte[] good();

    @ParameterizedTest
    @EnumSource(Fault.class)
    default void aBrokenConnectionIsOneAttempt(Fault fault) {
        answer(aResponse().withFault(fault));

        assertThat(failure(PATIENT)).isIn(Faults.outcomes(fault));
        server().verify(1, postRequestedFor(urlPathEqualTo(path())));
    }

    @Test
    default void nobodyThereIsAFailedConnection() {
        assertThat(failure(provider("http://127.0.0.1:1", PATIENT))).isEqualTo(AttemptOutcome.CONNECTION);
    }

    @Test
    default void aServiceThatDoesNotAnswerIsATimeout() {
        answer(aResponse().withBody(good()).withFixedDelay(60_000));

        assertThat(failure(IMPATIENT)).isEqualTo(AttemptOutcome.TIMEOUT);
        awaitTheRequest();
    }

    @Test
    default void anAnswerShorterThanItSaysIsTruncated() throws IOException {
        try (var server = new ServerSocket(0)) {
            serve(server, out -> out.write(head("Content-Length: 100000")));

            assertThat(failure(provider("http://127.0.0.1:" + server.getLocalPort(), PATIENT)))
                    .isEqualTo(AttemptOutcome.TRUNCATED);
        }
    }

    @Test
    default void anAnswerLargerThanAnyChunkIsOfAnImpossibleLength() throws IOException {
        try (var server = new ServerSocket(0)) {
            serve(server, out -> {
                out.write(head("Connection: close"));
                byte[] block = new byte[1 << 20];
                for (int sent = 0; sent <= RawSpeech.MAX_BYTES; sent += block.length) {
                    out.write(block);
                }
            });

            assertThat(failure(provider("http://127.0.0.1:" + server.getLocalPort(), PATIENT)))
                    .isEqualTo(AttemptOutcome.IMPLAUSIBLE_LENGTH);
        }
    }

    @Test
    default void nothingIsEmptyAudio() {
        answer(aResponse().withBody(new byte[0]));

        assertThat(failure(PATIENT)).isEqualTo(AttemptOutcome.EMPTY_AUDIO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><html>Welcome</html>", "\uFEFF \n<html>"})
    default void aPageWithStatus200IsNoAudio(String page) {
        answer(aResponse().withBody(page));

        assertThat(failure(PATIENT)).isEqualTo(AttemptOutcome.UNDECODABLE);
    }

    @Test
    default void anInterruptBreaksOffWaiting() {
        answer(aResponse().withBody(good()).withFixedDelay(60_000));

        assertThat(interrupted()).isInstanceOf(InterruptedException.class);
    }

    @Test
    default void anInterruptBreaksOffAnAnswerThatDrips() {
        answer(aResponse().withBody(good()).withChunkedDribbleDelay(20, 60_000));

        assertThat(interrupted()).isInstanceOf(InterruptedException.class);
    }

    private Throwable interrupted() {
        var ended = new CompletableFuture<Throwable>();
        var provider = provider(server().baseUrl(), PATIENT);
        var thread = Thread.startVirtualThread(() -> {
            try {
                provider.synthesize(request());
                ended.complete(new AssertionError("it spoke"));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        awaitTheRequest();
        thread.interrupt();
        return ended.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** A request that is given up before the server has noted it would be counted in the next test. */
    private void awaitTheRequest() {
        await().untilAsserted(() -> server().verify(1, postRequestedFor(urlPathEqualTo(path()))));
    }

    private void answer(ResponseDefinitionBuilder response) {
        server().stubFor(post(urlPathEqualTo(path())).willReturn(response));
    }

    private AttemptOutcome failure(Duration longest) {
        return failure(provider(server().baseUrl(), longest));
    }

    private AttemptOutcome failure(SpeechProvider provider) {
        return Objects.requireNonNull(catchThrowableOfType(SpeechFailure.class, () -> provider.synthesize(request())))
                .outcome();
    }

    private static byte[] head(String header) {
        return ("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n{\"au").getBytes(StandardCharsets.US_ASCII);
    }

    /** What a service sends whatever it was asked. */
    interface Sending {

        void to(OutputStream out) throws IOException;
    }

    private static void serve(ServerSocket server, Sending sending) {
        Thread.startVirtualThread(() -> {
            try (var connection = server.accept()) {
                connection.getInputStream().read(new byte[8192]);
                sending.to(connection.getOutputStream());
                connection.shutdownOutput();
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketException hungUp) {
                // the one who asked has heard enough
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
