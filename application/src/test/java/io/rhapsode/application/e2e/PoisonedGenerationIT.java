package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Rows that somebody has spoilt, in a server that runs: only the generation they belong to suffers. */
@Execution(ExecutionMode.CONCURRENT)
class PoisonedGenerationIT {

    private static final Duration LIMIT = Api.PATIENCE;

    /** What others may have to wait: the attempts at the poisoned event, with the pauses between them, and their own speech. */
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private SpeechStub stub;
    private ServerProcess server;
    private JdbcClient database;

    @BeforeEach
    void start() throws Exception {
        stub = new SpeechStub();
        server = ServerProcess.start(directory.resolve("home"), stub.environment());
        database = Operator.at(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stub.close();
    }

    @Test
    void aProcessThatCannotGoOnFailsItsOwnGenerationAndNoOther() throws Exception {
        String poisoned = underWay();
        server.kill(); // a node that is alone remembers its processes, and reads them again when it comes back
        spoilTheProcessOf(poisoned);
        server.restart();
        onlyItFails(poisoned, "SerializationException");
    }

    @Test
    void aProcessThatCannotBeWrittenFailsItsOwnGenerationAndNoOther() throws Exception {
        String poisoned = underWay();
        refuseToWrite("sagaentry", "sagaid", processOf(poisoned));
        onlyItFails(poisoned, "(P0001)");
    }

    private void onlyItFails(String poisoned, String cause) throws Exception {
        String other = server.api().generate(byTheLocalVoice("Somebody else wants this one sentence spoken."));

        assertThat(server.api().awaitOver(other, SECONDS).get("status").asString())
                .isEqualTo("completed");
        JsonNode view = server.api().awaitOver(poisoned, SECONDS);
        assertThat(view.get("status").asString()).isEqualTo("failed");
        assertThat(view.get("error").get("code").asString()).isEqualTo("internal");
        Awaitility.await("the hold to be released").atMost(SECONDS).untilAsserted(() -> {
            JsonNode credits = server.api().get("/api/v1/credits");
            assertThat(credits.get("held").asLong()).isZero();
            assertThat(credits.get("available").asLong()).isEqualTo(100_000);
        });
        assertThat(server.api().generation(poisoned).get("creditsCharged").asLong())
                .isZero();
        assertThat(quarantinedOf(poisoned)).isPositive();
        assertThat(quarantinedOf(other)).isZero();
        assertThat(server.logLines())
                .filteredOn(line -> line.get("message").asString().contains("passes over"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("generationId").asString()).isEqualTo(poisoned);
                    assertThat(line.get("correlationId").asString()).isNotBlank();
                    assertThat(line.get("cause").asString()).contains(cause);
                });
        String later = server.api().generate(byTheLocalVoice("And a third sentence, when all that is over."));
        assertThat(server.api().awaitOver(later, SECONDS).get("status").asString())
                .isEqualTo("completed");
    }

    @Test
    void aRowThatCannotBeWrittenHidesItsOwnGenerationAndNoOther() {
        String poisoned = underWay();
        refuseToWrite("generation", "generation_id", poisoned);
        String other = server.api().generate(byTheLocalVoice("Somebody else wants this one sentence spoken."));

        assertThat(server.api().awaitOver(other, SECONDS).get("status").asString())
                .isEqualTo("completed");
        assertThat(server.api().events(poisoned, -1).getLast().event())
                .as("the generation itself goes on")
                .isEqualTo("completed");
        assertThat(server.api().generation(poisoned).get("status").asString())
                .as("what is shown of it stands still")
                .isEqualTo("generating");
        assertThat(deadLettersOf(poisoned)).isPositive();
        assertThat(deadLettersOf(other)).isZero();
        assertThat(server.api().get("/api/v1/credits").get("held").asLong()).isZero();
    }

    /** A generation that is being spoken, and will be for some seconds. */
    private String underWay() {
        stub.answersAfter(Duration.ofMillis(400));
        Map<String, Object> body = new LinkedHashMap<>(Api.body(Texts.paragraphs(60), "wav"));
        body.put("routing", Map.of("preferredProvider", "stub", "excludeProviders", List.of("local")));
        String id = server.api().generate(body);
        Awaitility.await("the first chunks").atMost(LIMIT).until(() -> {
            JsonNode progress = server.api().generation(id).get("progress");
            return progress.get("chunksDone").asInt() >= 2;
        });
        return id;
    }

    private static Map<String, Object> byTheLocalVoice(String text) {
        Map<String, Object> body = new LinkedHashMap<>(Api.body(text, "mp3"));
        body.put("routing", Map.of("preferredProvider", "local"));
        return body;
    }

    private void spoilTheProcessOf(String generation) {
        int rows = database.sql("""
                        update sagaentry set serializedsaga = :garbage where sagaid in
                          (select sagaid from associationvalueentry where associationvalue = :generation)
                        """)
                .param("garbage", "{\"process\": 7}".getBytes(StandardCharsets.UTF_8))
                .param("generation", generation)
                .update();
        assertThat(rows).isEqualTo(1);
    }

    private String processOf(String generation) {
        return database.sql("select sagaid from associationvalueentry where associationvalue = :generation")
                .param("generation", generation)
                .query(String.class)
                .single();
    }

    private void refuseToWrite(String table, String key, String row) {
        database.sql("""
                        create function refuse() returns trigger language plpgsql as
                          $$ begin raise exception 'this row is not to be written'; end $$
                        """).update();
        database.sql("create trigger refuse before insert or update on " + table + " for each row when (new." + key
                        + " = '" + row + "') execute function refuse()")
                .update();
    }

    private long quarantinedOf(String generation) {
        return count("""
                select count(*) from quarantined_event
                where generation_id = :generation and processor = 'generation-process'
                """, generation);
    }

    private long deadLettersOf(String generation) {
        return count("select count(*) from deadletterentry where sequenceidentifier = :generation", generation);
    }

    private long count(String sql, String generation) {
        return database.sql(sql)
                .param("generation", generation)
                .query(Long.class)
                .single();
    }
}
