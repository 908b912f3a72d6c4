package io.rhapsode.application.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A machine whose clock is set forward and back by an hour, while texts are spoken and while the server is down. */
class ClockJumpsIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<String> WRONG_BY = List.of("PT1H", "PT0S", "PT-1H", "PT0S");

    /** At every jump: some are spoken, some wait. */
    private static final int GENERATIONS = 6;

    private static final int PARAGRAPHS = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void allIsWellAfterTheClockJumpedForwardAndBack() throws Exception {
        try (SpeechStub stub = new SpeechStub();
                ServerProcess server = start(stub)) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (String wrongBy : WRONG_BY) {
                ask(server, texts);
                spokenMore(stub);
                set(wrongBy);
                spokenMore(stub);
            }
            new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void allIsWellAfterTheClockJumpedWhileTheServerWasDown() throws Exception {
        try (SpeechStub stub = new SpeechStub();
                ServerProcess server = start(stub)) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (String wrongBy : WRONG_BY) {
                ask(server, texts);
                spokenMore(stub);
                server.kill();
                set(wrongBy);
                server.restart();
            }
            new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
        }
    }

    private ServerProcess start(SpeechStub stub) throws IOException {
        stub.answersAfter(Duration.ofMillis(150));
        set("PT0S");
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_FAULT_CLOCK", wrongBy().toString());
        environment.put("RHAPSODE_CREDITS_WELCOME", "1000000");
        environment.put("RHAPSODE_QUEUE_THREADS", "4"); // so that some wait in the queue at every jump
        return ServerProcess.start(directory.resolve("home"), environment);
    }

    private void set(String wrongBy) throws IOException {
        Path written = Files.writeString(directory.resolve("written"), wrongBy);
        Files.move(written, wrongBy(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private Path wrongBy() {
        return directory.resolve("wrong-by");
    }

    private static void ask(ServerProcess server, Map<String, String> texts) {
        for (int i = 0; i < GENERATIONS; i++) {
            String text = Texts.paragraphs(1 + 100 * texts.size(), PARAGRAPHS);
            texts.put(server.api().generate(Aftermath.body(text)), text);
        }
    }

    private static void spokenMore(SpeechStub stub) {
        int enough = stub.requests() + 3;
        Awaitility.await("more requests")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> stub.requests() >= enough);
    }
}
