package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with a model that is not served any more. */
class SunsetsIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final String OPERATOR = "rho_operator_of_this_test_only";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void itIsLeftOutWithItsReasonAndTheReportNamesWhatWasSpokenWithIt() throws Exception {
        Path models = Files.writeString(directory.resolve("models.json"), """
                [{"type": "openai", "model": "tts-1", "maxCharacters": 4096, "counting": "code_points", "quality": 3,
                  "settings": ["speed"], "millisPer1k": 6000, "sunset": "2026-01-06"}]
                """);
        Map<String, String> environment = Map.of(
                "RHAPSODE_OPERATOR_KEY",
                OPERATOR,
                "RHAPSODE_SPEECH_MODELS_FILE",
                models.toString(),
                "RHAPSODE_SPEECH_PROVIDERS_OPENAI_APIKEY",
                "never-sent-to-anybody",
                "RHAPSODE_SPEECH_PROVIDERS_OPENAI_MODEL",
                "tts-1");
        try (var server = ServerProcess.start(directory.resolve("home"), environment)) {
            JsonNode estimate = new JsonMapper()
                    .readTree(server.api()
                            .post("/api/v1/generations/estimate", Api.body("The lamp went out.", "wav"))
                            .body());
            assertThat(estimate.get("excluded").toString())
                    .isEqualTo("[{\"provider\":\"openai\",\"reason\":\"sunset\"}]");
            String id = server.api().generate(Api.body("The lamp went out.", "wav"));
            assertThat(server.api().awaitOver(id, LIMIT).get("status").asString())
                    .isEqualTo("completed");
            spokenBefore(id, Operator.at(server));

            JsonNode report = report(server);

            assertThat(report.get("models").toString())
                    .isEqualTo(
                            "[{\"provider\":\"openai\",\"model\":\"tts-1\",\"sunset\":\"2026-01-06\",\"ended\":true}]");
            assertThat(report.get("touched")).hasSize(1);
            assertThat(report.get("touched").get(0).get("voiceId").asString()).isEqualTo("openai:alloy");
            assertThat(report.get("touched").get(0).get("generations").asInt()).isEqualTo(1);
            assertThat(report.get("total").asInt()).isEqualTo(1);
            assertThat(server.logLines())
                    .anySatisfy(
                            line -> assertThat(line.get("message").asString()).isEqualTo("a model ends"));
        }
    }

    /** As if the model had still been served when this was asked for. */
    private static void spokenBefore(String id, JdbcClient database) {
        database.sql("update generation set provider = 'openai', voice_id = 'openai:alloy' where generation_id = ?")
                .param(id)
                .update();
        database.sql("""
                        update generation_routing set routing = jsonb_set(routing, '{candidates}',
                          '[{"provider": "openai", "voice": "openai:alloy", "model": "tts-1"}]') where generation_id = ?
                        """).param(id).update();
    }

    private static JsonNode report(ServerProcess server) {
        Api operator = new Api(server.api().url(), OPERATOR);
        HttpResponse<String> answer =
                operator.send(operator.request("/actuator/sunsets").build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }
}
