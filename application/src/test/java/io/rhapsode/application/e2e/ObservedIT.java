package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees. */
class ObservedIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void healthIsOpenMetricsAreNotAndLogLinesCarryTheRequest() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("home"), Map.of())) {
            Api api = server.api();
            var posted = api.send(api.request("/api/v1/generations")
                    .header("Content-Type", "application/json")
                    .header("X-Request-Id", "req_of_this_test")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"One sentence is enough for this.\"}"))
                    .build());
            assertThat(posted.statusCode()).isEqualTo(202);
            String id = posted.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
            assertThat(api.awaitOver(id, Duration.ofMinutes(1)).get("status").asString())
                    .isEqualTo("completed");

            var withoutKey = HttpRequest.newBuilder(URI.create(api.url() + "/actuator/health/readiness"));
            assertThat(api.send(withoutKey.build()).body()).isEqualTo("{\"status\":\"UP\"}");
            var metricsWithoutKey = HttpRequest.newBuilder(URI.create(api.url() + "/actuator/prometheus"));
            assertThat(api.send(metricsWithoutKey.build()).statusCode()).isEqualTo(401);
            assertThat(api.send(api.request("/actuator/prometheus").build()).body())
                    .contains("rhapsode_generations_over_total{code=\"none\",outcome=\"completed\"} 1.0")
                    .contains("rhapsode_chunks_spoken_total{cached=\"false\",provider=\"local\"} 1.0")
                    .contains("rhapsode_queue_waiting");
            assertThat(server.log())
                    .contains("\"requestId\":\"req_of_this_test\"")
                    .doesNotContain("One sentence");
        }
    }
}
