package io.rhapsode.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RingForSpeech;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.FakeApplication;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The door at which a speech service rings. */
@GatewayTest
@TestPropertySource(
        properties = {
            "rhapsode.speech.providers.reader.webhook-secret=whsec_bm90IHRvIGJlIHNlZW4=",
            "rhapsode.speech.providers.reader.api-key=r8-secret"
        })
class HookTest {

    private static final String DOOR = "/api/v1/hooks/speech/reader";
    private static final String BODY = "{\"id\": \"p1\", \"status\": \"succeeded\", \"input\": {\"text\": \"Sing\"}}";
    private static final long NOW = FakeApplication.NOW.getEpochSecond();

    @Autowired
    private OtherSides sides;

    private WebTestClient anybody;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        anybody = Api.anonymous(port);
    }

    @Test
    void aGenuineRingIsHeardWithoutAKeyHoweverOftenItComes() {
        rings(DOOR, NOW, BODY, BODY).expectStatus().isNoContent().expectBody().isEmpty();
        rings(DOOR, NOW, BODY, BODY).expectStatus().isNoContent();

        assertThat(sides.rings())
                .containsExactly(
                        new RingForSpeech(new ProviderId("reader"), "p1"),
                        new RingForSpeech(new ProviderId("reader"), "p1"));
    }

    @Test
    void nobodyHearsOneThatIsForgedOrOldOrRingsElsewhere() {
        Api.problem(rings(DOOR, NOW, BODY, BODY.replace("p1", "p2")), 401, "signature_invalid");
        Api.problem(rings(DOOR, NOW - 301, BODY, BODY), 401, "signature_invalid");
        Api.problem(Api.post(anybody, DOOR, BODY), 401, "signature_invalid");
        Api.problem(rings("/api/v1/hooks/speech/local", NOW, BODY, BODY), 404, "not_found");

        assertThat(sides.rings()).isEmpty();
    }

    @Test
    void aGenuineOneThatNamesNothingRingsForNobody() {
        rings(DOOR, NOW, "{}", "{}").expectStatus().isNoContent();

        assertThat(sides.rings()).containsExactly(new RingForSpeech(new ProviderId("reader"), ""));
    }

    @Test
    void whatIsLargerThanAnyPredictionIsNotTakenIn() {
        String large = "{\"id\": \"" + "x".repeat(HookController.LIMIT_BYTES) + "\"}";
        Api.problem(rings(DOOR, NOW, large, large), 413, "body_too_large");
    }

    @Test
    void whoLeavesManyUnfinishedKeepsNoMoreRoomThanTheirs(@LocalServerPort int port) throws IOException {
        List<Socket> unfinished = new ArrayList<>();
        try {
            for (int ring = 0; ring < HookController.AT_ONCE; ring++) {
                unfinished.add(unfinished(port));
            }

            await().untilAsserted(() -> {
                ResponseSpec refused = rings(DOOR, NOW, BODY, BODY);
                Api.problem(refused, 503, "overloaded");
                refused.expectHeader().valueEquals("Retry-After", "5");
            });
        } finally {
            for (Socket ring : unfinished) {
                ring.close();
            }
        }

        await().untilAsserted(() -> rings(DOOR, NOW, BODY, BODY).expectStatus().isNoContent());
    }

    /** A ring of which only the beginning comes. */
    private static Socket unfinished(int port) throws IOException {
        Socket ring = new Socket(InetAddress.getLoopbackAddress(), port);
        ring.getOutputStream()
                .write(("POST " + DOOR
                                + " HTTP/1.1\r\nHost: rhapsode\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return ring;
    }

    /** @param signed what the signature is for */
    private ResponseSpec rings(String door, long sent, String signed, String body) {
        return anybody.post()
                .uri(door)
                .contentType(MediaType.APPLICATION_JSON)
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", "" + sent)
                .header("webhook-signature", signature("msg_1." + sent + "." + signed))
                .bodyValue(body)
                .exchange();
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("not to be seen".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
