package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What one tenant asks for does not hold up another. */
class FairOrderIT {

    private static final Duration LIMIT = Api.PATIENCE;

    /** More than a node works at once, each of several chunks that take a second. */
    private static final int FLOOD = 100;

    /** What may be spoken for the flood while a sentence is planned, spoken and mastered on a slow machine; a sixth of what there is. */
    private static final int SPOKEN_MEANWHILE = 100;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        Map<String, String> environment = new HashMap<>(stub.environment());
        environment.put("RHAPSODE_SPEECH_PROVIDERS_STUB_CREDITSPER1KCHARACTERS", "0");
        environment.put("RHAPSODE_SPEECH_PROVIDERS_LOCAL_ENABLED", "false");
        server = ServerProcess.start(directory.resolve("home"), environment);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stub.close();
    }

    @Test
    void aSentenceIsFinishedWhileAnotherTenantsFloodIsStillUnderWay() throws Exception {
        Api few = OtherTenant.of(server);
        Api many = server.api();
        stub.answersAfter(Duration.ofSeconds(1));
        List<String> flood = IntStream.range(0, FLOOD)
                .mapToObj(number -> many.generate(Api.body(story(number), "wav")))
                .toList();
        Awaitility.await().atMost(LIMIT).until(() -> stub.requests() > 0);
        int before = stub.requests();

        String sentence = few.generate(Api.body("Only one sentence, and somebody waits for it.", "wav"));
        JsonNode view = few.awaitOver(sentence, LIMIT);

        int meanwhile = stub.requests() - before;
        assertThat(view.get("status").asString()).isEqualTo("completed");
        assertThat(meanwhile).isLessThan(SPOKEN_MEANWHILE);
        assertThat(many.generation(flood.getLast()).get("status").asString()).isNotEqualTo("completed");
    }

    @Test
    void everyGenerationOfAFloodEnds() throws Exception {
        Api many = server.api();
        List<String> flood = IntStream.range(0, FLOOD)
                .mapToObj(number -> many.generate(Api.body("This is sentence number " + number + ".", "wav")))
                .toList();

        assertThat(flood)
                .allSatisfy(
                        id -> assertThat(many.awaitOver(id, LIMIT).get("status").asString())
                                .isEqualTo("completed"));
        assertThat(stub.requests()).isEqualTo(FLOOD);
    }

    private static String story(int number) {
        return IntStream.range(0, 50)
                .mapToObj(line -> "In story " + number + ", line " + line
                        + ", somebody walks along the wall and counts the boats, one by one.")
                .collect(Collectors.joining(" "));
    }
}
