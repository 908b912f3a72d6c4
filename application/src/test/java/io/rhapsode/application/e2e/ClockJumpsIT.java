package io.rhapsode.application.e2e;

import java.io.IOException;
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
@Execution(ExecutionMode.CONCURRENT)
class ClockJumpsIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<Duration> WRONG_BY =
            List.of(Duration.ofHours(1), Duration.ZERO, Duration.ofHours(-1), Duration.ZERO);

    /** At every jump: some are spoken, some wait. */
    private static final int GENERATIONS = 6;

    private static final int PARAGRAPHS = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void allIsWellAfterTheClockJumpedForwardAndBack() throws Exception {
        var clock = new ServerClock(directory);
        try (SpeechStub stub = new SpeechStub();
                ServerProcess server = start(stub, clock)) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (Duration wrongBy : WRONG_BY) {
                ask(server, texts);
                spokenMore(stub);
                clock.isWrongBy(wrongBy);
                spokenMore(stub);
            }
            new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
        }
    }

    @Test
    void allIsWellAfterTheClockJumpedWhileTheServerWasDown() throws Exception {
        var clock = new ServerClock(directory);
        try (SpeechStub stub = new SpeechStub();
                ServerProcess server = start(stub, clock)) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (Duration wrongBy : WRONG_BY) {
                ask(server, texts);
                spokenMore(stub);
                server.kill();
                clock.isWrongBy(wrongBy);
                server.restart();
            }
            new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
        }
    }

    private ServerProcess start(SpeechStub stub, ServerClock clock) throws IOException {
        stub.answersAfter(Duration.ofMillis(150));
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.putAll(clock.environment());
        environment.put("RHAPSODE_CREDITS_WELCOME", "1000000");
        environment.put("RHAPSODE_QUEUE_THREADS", "4"); // so that some wait in the queue at every jump
        return ServerProcess.start(directory.resolve("home"), environment);
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
