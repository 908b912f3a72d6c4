package io.rhapsode.worker.speech.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every adapter over HTTP relies on. */
@Timeout(60)
class ServiceClientTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final ServiceClient client = new ServiceClient(Duration.ofSeconds(30));

    @Test
    void anAnswerLargerThanAnyChunkIsNotReadToItsEnd() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerWithoutEnd(server));

            assertThat(outcome(client, "http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .isEqualTo(AttemptOutcome.IMPLAUSIBLE_LENGTH);
        }
    }

    @Test
    void anAnswerThatDripsEndsInTime() {
        SERVER.stubFor(get("/speech").willReturn(aResponse().withBody("drops").withChunkedDribbleDelay(5, 60_000)));

        assertThat(outcome(new ServiceClient(Duration.ofMillis(400)), SERVER.baseUrl() + "/speech"))
                .isEqualTo(AttemptOutcome.TIMEOUT);
    }

    @Test
    void nobodyIsFollowedElsewhere() throws Exception {
        SERVER.stubFor(get("/speech")
                .willReturn(aResponse().withStatus(302).withHeader("Location", SERVER.baseUrl() + "/elsewhere")));

        var answer = client.send(
                client.request(URI.create(SERVER.baseUrl() + "/speech")).GET().build());

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.isSuccess()).isFalse();
        SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    private static AttemptOutcome outcome(ServiceClient client, String address) {
        var request = client.request(URI.create(address)).GET().build();
        return Faults.failure(() -> client.send(request)).outcome();
    }

    private static void answerWithoutEnd(ServerSocket server) {
        try (var connection = server.accept()) {
            connection.getInputStream().read(new byte[8192]);
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] silence = new byte[1 << 16];
            while (true) {
                out.write(silence);
            }
        } catch (IOException hungUp) {
            // as it should be
        }
    }
}
