package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** More work than there are hands. */
class CrowdedIT {

    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final int CALLERS = 16;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aSlowProviderWithFullQueuesLosesNothing() throws Exception {
        int generations = 150;
        Duration answer = Duration.ofMillis(250);
        try (SpeechStub stub = new SpeechStub()) {
            stub.answersAfter(answer);
            Map<String, String> environment = environment(stub);
            environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_CONCURRENCY", "2");
            environment.put("RHAPSODE_QUEUE_THREADS", "8");
            try (ServerProcess server = ServerProcess.start(directory.resolve("home"), environment)) {
                Instant begin = Instant.now();
                Map<String, String> texts = ask(generations, server);
                new Aftermath(server.api(), Operator.at(server), directory, LIMIT).isWellFor(texts);
                assertThat(stub.requests()).as("nothing is asked for twice").isEqualTo(generations);
                assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMIT);
            }
        }
    }

    private static Map<String, String> ask(int generations, ServerProcess server) {
        Map<String, String> texts = new ConcurrentHashMap<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < generations; i++) {
                String text = "Listener number " + i + " wants to hear this.";
                callers.submit(() -> texts.put(server.api().generate(Aftermath.body(text)), text));
            }
        }
        assertThat(texts).hasSize(generations);
        return texts;
    }

    private static Map<String, String> environment(SpeechStub stub) {
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.put("RHAPSODE_CREDITS_WELCOME", "10000000");
        return environment;
    }
}
