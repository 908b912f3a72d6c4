package io.rhapsode.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpHeaders;

/** Signatures as Standard Webhooks describes them; the example is the published one. */
class HookSecretTest {

    private static final String WRITTEN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SENT = 1_614_265_330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final HookSecret secret = new HookSecret(WRITTEN);

    @Test
    void thePublishedExampleIsGenuine() {
        assertThat(secret.hasSigned(headers(ID, "" + SENT, SIGNATURE), BODY, at(0)))
                .isTrue();
        assertThat(new HookSecret(WRITTEN + "\n").hasSigned(headers(ID, "" + SENT, SIGNATURE), BODY, at(0)))
                .isTrue();
    }

    @Test
    void oneOfSeveralSignaturesSuffices() {
        var several = headers(ID, "" + SENT, "v1,AAAA v1a,BBBB " + SIGNATURE + " v1,");

        assertThat(secret.hasSigned(several, BODY, at(0))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false"})
    void itIsGenuineForFiveMinutesBeforeAndAfter(long seconds, boolean genuine) {
        assertThat(secret.hasSigned(headers(ID, "" + SENT, SIGNATURE), BODY, at(seconds)))
                .isEqualTo(genuine);
    }

    @ParameterizedTest
    @CsvSource({
        "msg_other, 1614265330, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265331, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "msg_p5jXN8AQM9LWM0D4loKWxJek, 01614265330, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "msg_p5jXN8AQM9LWM0D4loKWxJek, now, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "msg_p5jXN8AQM9LWM0D4loKWxJek, 99999999999999999999, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, 'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, 'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='",
        "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, 'v1,'",
        "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, ''"
    })
    void whatIsSignedOtherwiseIsNotGenuine(String id, String sent, String signatures) {
        assertThat(secret.hasSigned(headers(id, sent, signatures), BODY, at(0))).isFalse();
    }

    @Test
    void anotherBodyAnotherSecretOrAMissingHeaderIsNotGenuine() {
        var headers = headers(ID, "" + SENT, SIGNATURE);

        assertThat(secret.hasSigned(headers, "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8), at(0)))
                .isFalse();
        assertThat(new HookSecret("whsec_AfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").hasSigned(headers, BODY, at(0)))
                .isFalse();
        for (String name : new String[] {"webhook-id", "webhook-timestamp", "webhook-signature"}) {
            var fewer = headers(ID, "" + SENT, SIGNATURE);
            fewer.remove(name);
            assertThat(secret.hasSigned(fewer, BODY, at(0))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ*"})
    void aServerDoesNotStartWithASecretThatIsNone(String written) {
        assertThatThrownBy(() -> new HookSecrets(Map.of("reader", new HookSecrets.Entry(written))))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("rhapsode.speech.providers.reader.webhook-secret")
                .hasMessageNotContaining(written);
    }

    @Test
    void anEmptyKeyIsNoSecret() {
        assertThatThrownBy(() -> new HookSecret("whsec_")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProviderWithoutASecretHasNone() {
        var secrets =
                new HookSecrets(Map.of("reader", new HookSecrets.Entry(WRITTEN), "local", new HookSecrets.Entry(null)));

        assertThat(secrets.of("reader")).isPresent();
        assertThat(secrets.of("local")).isEmpty();
        assertThat(secrets.of("nobody")).isEmpty();
        assertThat(secrets.toString()).doesNotContain(WRITTEN);
    }

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(SENT + seconds);
    }

    private static HttpHeaders headers(String id, String sent, String signatures) {
        var headers = new HttpHeaders();
        headers.set("webhook-id", id);
        headers.set("webhook-timestamp", sent);
        headers.set("webhook-signature", signatures);
        return headers;
    }
}
