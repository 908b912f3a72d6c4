package io.rhapsode.worker.speech.google;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.UnusableSettings;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ServiceAccountTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final KeyPair KEYS = keys();
    private static final String TOKEN = "/token";
    private static final String SPEECH = "/v1/text:synthesize";
    private static final String GRANTED = """
            {"access_token": "ya29.granted", "expires_in": %d, "token_type": "Bearer"}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aServiceThatSpeaks() {
        SERVER.stubFor(post(SPEECH).willReturn(okJson("{\"audioContent\": \"UklGRgAAAABXQVZF\"}")));
    }

    @Test
    void aSignedRequestIsExchangedForATokenThatIsSentAlong() throws Exception {
        token(okJson(GRANTED.formatted(3600)));

        provider().synthesize(request());

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH))
                        .withHeader("Authorization", equalTo("Bearer ya29.granted"))
                        .withoutHeader("X-Goog-Api-Key"));
        var form = form();
        assertThat(form.get("grant_type")).isEqualTo("urn:ietf:params:oauth:grant-type:jwt-bearer");
        String[] jwt = form.getOrDefault("assertion", "").split("\\.");
        assertThat(json(jwt[0]).path("alg").asString("")).isEqualTo("RS256");
        assertThat(json(jwt[0]).path("kid").asString("")).isEqualTo("key-1");
        assertThat(json(jwt[1]).path("iss").asString("")).isEqualTo("speaker@studio.iam.gserviceaccount.com");
        assertThat(json(jwt[1]).path("scope").asString("")).isEqualTo("https://www.googleapis.com/auth/cloud-platform");
        assertThat(json(jwt[1]).path("aud").asString("")).isNotEmpty();
        assertThat(isSigned(jwt)).isTrue();
    }

    @Test
    void aTokenIsKeptAsLongAsItIsGood() throws Exception {
        token(okJson(GRANTED.formatted(3600)));
        var provider = provider();

        provider.synthesize(request());
        provider.synthesize(request());

        SERVER.verify(1, postRequestedFor(urlEqualTo(TOKEN)));
    }

    @Test
    void aTokenThatIsAboutToEndIsHadAnew() throws Exception {
        token(okJson(GRANTED.formatted(1)));
        var provider = provider();

        provider.synthesize(request());
        provider.synthesize(request());

        SERVER.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
    }

    @ParameterizedTest
    @CsvSource({"400, UNAUTHORIZED", "401, UNAUTHORIZED", "403, UNAUTHORIZED", "429, RATE_LIMITED", "503, SERVER_ERROR"
    })
    void aTokenThatIsRefusedIsOneAttempt(int status, AttemptOutcome outcome) throws IOException {
        token(aResponse().withStatus(status).withBody("{\"error\": \"invalid_grant\", \"error_description\": \"no\"}"));

        assertThat(failure()).isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlEqualTo(TOKEN)));
        SERVER.verify(0, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @Test
    void aTokenThatDoesNotComeIsAFailedConnection() throws IOException {
        token(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(failure()).isEqualTo(AttemptOutcome.CONNECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "{\"type\": \"authorized_user\", \"client_id\": \"a\"}"})
    void aFileThatIsNoKeyIsRefused(String content) throws IOException {
        var file = Files.writeString(folder.resolve("key.json"), content);

        assertThatThrownBy(() -> ServiceAccount.of(file))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining("service account");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> ServiceAccount.of(folder.resolve("none.json"))).isInstanceOf(UnusableSettings.class);
    }

    private AttemptOutcome failure() throws IOException {
        var provider = provider();
        return Objects.requireNonNull(catchThrowableOfType(SpeechFailure.class, () -> provider.synthesize(request())))
                .outcome();
    }

    private SpeechProvider provider() throws IOException {
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KEYS.getPrivate().getEncoded());
        var file = Files.writeString(
                folder.resolve("account.json"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "type", "service_account",
                                "project_id", "studio",
                                "private_key_id", "key-1",
                                "private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n",
                                "client_email", "speaker@studio.iam.gserviceaccount.com",
                                "client_id", "1234567890",
                                "token_uri", SERVER.baseUrl() + TOKEN)));
        var entry = Map.of("base-url", SERVER.baseUrl() + "/v1", "credentials-file", file.toString());
        return new GoogleType()
                .create(
                        new ProviderId("google"),
                        ProviderEntry.of(entry),
                        new SpeechProviderType.Means(
                                ModelCatalogue.shipped(), Duration.ofSeconds(30), Clock.systemUTC()));
    }

    private static SpeechRequest request() {
        return new SpeechRequest("Hi", "en-US-Chirp3-HD-Kore", null, "en", SpeechSettings.DEFAULT);
    }

    private static void token(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(TOKEN).willReturn(response));
    }

    private static Map<String, String> form() {
        String body =
                SERVER.findAll(postRequestedFor(urlEqualTo(TOKEN))).getFirst().getBodyAsString();
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static JsonNode json(String part) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static boolean isSigned(String[] jwt) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(jwt[2]));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
