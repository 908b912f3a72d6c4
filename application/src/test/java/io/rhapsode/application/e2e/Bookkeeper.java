package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The operator, as far as credits go. */
record Bookkeeper(Api operator) {

    static Bookkeeper of(ServerProcess server) throws IOException {
        return new Bookkeeper(server.api()
                .withKey(Files.readString(server.home().resolve("operator-key")).strip()));
    }

    /** The first tenant pays by downloading from now on. */
    void chargesAtDownload(int retentionDays) {
        var chosen = operator.post(
                "/actuator/credits/ten_first/charging",
                Map.of("charging", "at-download", "retentionDays", retentionDays));
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
    }

    void chargesAtCompletion() {
        var chosen = operator.post("/actuator/credits/ten_first/charging", Map.of("charging", "at-completion"));
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
    }

    JsonNode charging() {
        return operator.get("/actuator/credits/ten_first/charging");
    }

    void provesTheBooks() {
        JsonNode audit = operator.get("/actuator/credits/audit");
        assertThat(audit.get("proven").asBoolean()).as(audit.toString()).isTrue();
    }
}
