package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes no more while texts are spoken, until somebody makes room. The kernel itself refuses to the server and its ffmpeg whatever would make a file
 * longer than a limit, which works wherever these tests run; a small file system of its own needs rights that a container rarely has. The database has its own
 * processes and goes on.
 */
class FullDiskIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        stub.answersAfter(Duration.ofMillis(100));
        server = ServerProcess.start(directory.resolve("home"), stub.environment());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stub.close();
    }

    @Test
    void allIsWellWhenThereIsRoomAgain() throws Exception {
        Map<String, String> texts = underWay();

        roomFor("0");
        failedTasks();
        HttpResponse<String> refused = server.api().post("/api/v1/generations", Aftermath.body("There is no room."));
        assertThat(refused.statusCode()).as(refused.body()).isGreaterThanOrEqualTo(500);
        roomFor("unlimited");

        new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
    }

    @Test
    void allIsWellWhenAStoreThatCouldOnlyBeReadCanBeWrittenAgain() throws Exception {
        Map<String, String> texts = underWay();

        Path incoming = server.home().resolve("objects").resolve(".incoming");
        Path away = directory.resolve("away");
        Files.move(incoming, away);
        Files.createFile(incoming);
        failedTasks();
        HttpResponse<String> refused = server.api().post("/api/v1/generations", Aftermath.body("There is no room."));
        assertThat(refused.statusCode()).as(refused.body()).isGreaterThanOrEqualTo(500);
        Files.delete(incoming);
        Files.move(away, incoming);

        new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
    }

    private Map<String, String> underWay() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            String text = Texts.paragraphs(1 + 100 * i, 12);
            texts.put(server.api().generate(Aftermath.body(text)), text);
        }
        Awaitility.await("some chunks").atMost(LIMIT).until(() -> stub.requests() >= 10);
        return texts;
    }

    /** Until what is under way has met the fault. */
    private void failedTasks() throws IOException {
        var database = Operator.at(server);
        Awaitility.await("tasks that failed")
                .atMost(LIMIT)
                .until(() -> database.sql(
                                        "select count(*) from scheduled_tasks where consecutive_failures > 1 and task_name <> 'AxonDeadline'")
                                .query(Long.class)
                                .single()
                        >= 4);
    }

    private void roomFor(String bytes) throws IOException, InterruptedException {
        int status = new ProcessBuilder(
                        "prlimit", "--pid", String.valueOf(server.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).as("prlimit").isZero();
    }
}
