package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.e2e.S3Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds of a bucket. */
class DoctorBucketTest {

    @TempDir
    static Path directory;

    private static S3Server server;
    private Desk desk = new Desk(Path.of(""));

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void sitDown(@TempDir Path home) {
        desk = new Desk(home);
        desk.environment.putAll(server.environment());
    }

    private String finding() {
        String out = desk.run("doctor", "--port", "0").out();
        assertThat(out).doesNotContain(S3Server.SECRET_KEY, S3Server.ACCESS_KEY);
        return out;
    }

    @Test
    void aBucketThatCanBeUsedIsWellAndNoDirectoryIsLookedAtInItsPlace() throws Exception {
        assertThat(finding())
                .containsPattern("ok +bucket +bucket speech at " + server.endpoint())
                .doesNotContain("objects ");
        try (var files = Files.list(server.files())) {
            assertThat(files).as("nothing is put there").isEmpty();
        }
    }

    @Test
    void whatStandsInTheWayIsToldApart() {
        Map<String, Map.Entry<String, String>> faults = Map.of(
                "Create the bucket", Map.entry("RHAPSODE_STORAGE_S3_BUCKET", "nobodys"),
                "Correct the keys", Map.entry("RHAPSODE_STORAGE_S3_SECRET_KEY", "wrong"),
                "Start the service", Map.entry("RHAPSODE_STORAGE_S3_ENDPOINT", "http://127.0.0.1:" + Desk.closedPort()),
                "a server does not start with it", Map.entry("RHAPSODE_STORAGE_S3_ACCESS_KEY", ""));
        faults.forEach((advice, fault) -> {
            desk.environment.putAll(server.environment());
            desk.environment.put(fault.getKey(), fault.getValue());

            assertThat(finding()).containsPattern("fail +bucket ").contains(advice);
        });
    }
}
