package io.rhapsode.application.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each service wants its key shown in a way of its own, and the doctor shows it so. */
class DoctorServicesTest {

    private static final String KEY = "the-key-that-is-taken";

    private final WireMockServer service = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void open(@TempDir Path directory) {
        desk = new Desk(directory);
        service.start();
    }

    @AfterEach
    void close() {
        service.stop();
    }

    private void set(String name, String value) {
        desk.environment.put("RHAPSODE_SPEECH_PROVIDERS_STUDIO_" + name, value);
    }

    private JsonNode finding() {
        String out = desk.run("doctor", "--port", "0", "--json").out();
        return JsonMapper.shared()
                .readTree(out)
                .get("findings")
                .valueStream()
                .filter(finding -> finding.get("subject").asString().equals("provider studio"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about the service in " + out));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, API_KEY, Authorization, Bearer %s, 401",
        "openai at Azure, API_KEY, api-key, %s, 401",
        "elevenlabs, API_KEY, xi-api-key, %s, 401",
        "replicate, API_KEY, Authorization, Bearer %s, 401",
        "google, API_KEY, X-Goog-Api-Key, %s, 401",
        "azure, API_KEY, Ocp-Apim-Subscription-Key, %s, 401",
        "polly, ACCESS_KEY, Authorization, AWS4-HMAC-SHA256 Credential=%s/, 403"
    })
    void itsKeyIsShownAsItWantsIt(String type, String name, String header, String shown, int refusal) {
        set("TYPE", type.split(" ")[0]);
        set("BASE_URL", service.baseUrl());
        if (type.endsWith("at Azure")) {
            set("API_VERSION", "2025-03-01-preview");
        }
        if (type.equals("polly")) {
            set("REGION", "eu-central-1");
            set("SECRET_KEY", "the-secret-beside-it");
        }
        service.stubFor(any(anyUrl()).willReturn(status(refusal)));
        service.stubFor(any(anyUrl())
                .withHeader(header, containing(shown.formatted(KEY)))
                .willReturn(okJson(type.equals("azure") ? "[]" : "{}")));

        set(name, KEY);
        assertThat(finding().get("level").asString()).as(finding().toString()).isEqualTo("ok");

        set(name, "another-key");
        assertThat(finding().get("level").asString()).isEqualTo("warn");
        assertThat(finding().toString()).contains("does not take the").doesNotContain("another-key");

        service.stubFor(any(anyUrl()).willReturn(status(500)));
        set(name, KEY);
        assertThat(finding().get("level").asString()).isEqualTo("warn");
        assertThat(finding().toString()).contains("an error of its own");
        assertThat(service.getAllServeEvents())
                .as("what costs nothing")
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getRequest().getMethod()).isEqualTo(RequestMethod.GET));
    }
}
