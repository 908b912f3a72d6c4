package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** A text spoken by a service of Replicate's shape that rings when it is ready. Without its rings nobody would look for ten minutes. */
@Execution(ExecutionMode.CONCURRENT)
class ReplicateHookIT {

    private static final Duration LIMIT = Api.PATIENCE;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void everyChunkIsThereAsSoonAsItsRingIsHeard() throws Exception {
        Path secret = Files.writeString(directory.resolve("webhook-secret"), ReplicateStub.SECRET + "\n");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("RHAPSODE_SPEECH_PROVIDERS_READER_TYPE", "replicate");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_READER_API_KEY", ReplicateStub.KEY);
        environment.put("RHAPSODE_SPEECH_PROVIDERS_READER_MAX_CHARACTERS", "800");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_READER_WEBHOOK_URL", ReplicateStub.OUTSIDE);
        environment.put("RHAPSODE_SPEECH_PROVIDERS_READER_WEBHOOK_SECRET_FILE", secret.toString());
        environment.put("RHAPSODE_SPEECH_PROVIDERS_READER_WEBHOOK_POLL", "10m");
        try (ReplicateStub service = new ReplicateStub()) {
            environment.put("RHAPSODE_SPEECH_PROVIDERS_READER_BASE_URL", service.url() + "/v1");
            try (ServerProcess server = ServerProcess.start(directory.resolve("home"), environment)) {
                service.rings(server.api().url());
                Map<String, Object> body = Api.body(Texts.paragraphs(12), "wav");
                body.put("routing", Map.of("preferredProvider", "reader"));

                JsonNode view = server.api().awaitOver(server.api().generate(body), LIMIT);

                assertThat(view.get("status").asString()).isEqualTo("completed");
                assertThat(view.get("routing").get("provider").asString()).isEqualTo("reader");
                assertThat(view.get("routing").get("fallbackUsed").asBoolean()).isFalse();
                int chunks = view.get("progress").get("chunksTotal").asInt();
                assertThat(chunks).isGreaterThan(3);
                assertThat(service.created()).isEqualTo(chunks);
                assertThat(service.looks()).isEqualTo(2 * chunks);
                assertThat(service.answers()).hasSize(chunks).containsOnly(204);
                assertThat(Files.readString(server.home().resolve("server.log")))
                        .doesNotContain(ReplicateStub.SECRET)
                        .doesNotContain(ReplicateStub.KEY);
            }
        }
    }
}
