package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that may ask a language model about texts. */
@Execution(ExecutionMode.CONCURRENT)
class ModelAnalysisIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHAT = "/v1/chat/completions";
    private static final String COMPLETION = """
            {"id": "chatcmpl-1", "object": "chat.completion", "created": 1795000000, "model": "judge-1", "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null, \
            "message": {"role": "assistant", "refusal": null, "content": "{\\"language\\": \\"en\\", \\"languageConfidence\\": 1, \\"contentType\\": \\"poetry\\", \
            \\"emotion\\": \\"calm\\", \\"dialogueRatio\\": 0, \\"complexity\\": 0.5, \\"voiceStyle\\": \\"none\\"}"}}]}""";

    private final WireMockServer model = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @BeforeEach
    void start() {
        model.start();
        model.stubFor(WireMock.post(CHAT).willReturn(WireMock.okJson(COMPLETION)));
    }

    @AfterEach
    void stop() {
        model.stop();
    }

    @Test
    void theModelIsAskedOnceAboutATextAndNotAtAllForATenantWhoDoesNotWantIt() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                directory.resolve("home"),
                Map.of(
                        "RHAPSODE_ANALYSIS_BASE_URL",
                        model.baseUrl() + "/v1",
                        "RHAPSODE_ANALYSIS_API_KEY",
                        "sk-not-to-be-seen",
                        "RHAPSODE_ANALYSIS_MODEL",
                        "judge-1"))) {
            Map<String, Object> body = Api.body(Texts.paragraphs(2), "wav");
            var estimate = JSON.readTree(
                    server.api().post("/api/v1/generations/estimate", body).body());
            JsonNode spoken = server.api().awaitOver(server.api().generate(body), LIMIT);

            assertThat(estimate.get("contentType").asString()).isEqualTo("poetry");
            assertThat(spoken.get("contentType").asString()).isEqualTo("poetry");
            model.verify(1, WireMock.postRequestedFor(WireMock.urlEqualTo(CHAT)));

            Api operator = Bookkeeper.of(server).operator();
            assertThat(operator.post("/actuator/tenants/ten_first/analysis", Map.of("askModel", false))
                            .statusCode())
                    .isEqualTo(200);
            JsonNode without =
                    server.api().awaitOver(server.api().generate(Api.body(Texts.paragraphs(3), "wav")), LIMIT);

            assertThat(without.get("contentType").asString()).isNotEqualTo("poetry");
            model.verify(1, WireMock.postRequestedFor(WireMock.urlEqualTo(CHAT)));
            assertThat(operator.get("/actuator/tenants/ten_first/analysis")
                            .get("askModel")
                            .asBoolean())
                    .isFalse();
            assertThat(operator.post("/actuator/tenants/ten_first/analysis", Map.of())
                            .statusCode())
                    .isEqualTo(400);
            assertThat(operator.post("/actuator/tenants/ten_nobody/analysis", Map.of("askModel", true))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.api()
                            .post("/actuator/tenants/ten_first/analysis", Map.of("askModel", true))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
