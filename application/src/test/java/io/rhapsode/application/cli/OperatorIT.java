package io.rhapsode.application.cli;

import static io.rhapsode.application.cli.OperatedServer.LIMIT;
import static io.rhapsode.application.cli.OperatedServer.PROJECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operator's commands with the real server behind them: its processors, its PostgreSQL, events of generations that were really spoken. */
@Timeout(300)
class OperatorIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static OperatedServer server;

    private final Desk desk = new Desk(directory);

    @BeforeAll
    static void start() throws IOException {
        server = new OperatedServer(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anEventThatAProjectionCannotTakeIsListedAndRetriedAndAppliedOnce() throws Exception {
        String good = server.spoken("Good evening to everybody who listens.");
        String bad = server.poisoned("Good evening to nobody.", id -> {
            assertThat(server.succeeding("dead-letters"))
                    .contains("PROCESSOR", "CAUSE", PROJECTION, id, "DataIntegrityViolationException");
            JsonNode listed = server.sequence(id);
            assertThat(listed.get("eventType").asString()).endsWith(".GenerationRequested");
            assertThat(listed.get("generationId").asString()).isEqualTo(id);
            assertThat(listed.get("attempts").asInt()).isEqualTo(1);
            assertThat(listed.toString()).doesNotContain("violates", "Good evening");

            Desk.Outcome again = desk.run("dead-letters", "retry", PROJECTION, id);
            assertThat(again.status()).isEqualTo(1);
            assertThat(again.out()).isEqualTo("0 sequences applied, 1 failed\n");
            assertThat(server.sequence(id).get("attempts").asInt()).isEqualTo(2);
        });

        assertThat(server.succeeding("dead-letters", "retry", PROJECTION, "--all"))
                .isEqualTo("1 sequence applied, 0 failed\n");

        assertThat(server.letters()).isEmpty();
        assertThat(server.succeeding("dead-letters")).isEqualTo("There are no dead letters.\n");
        server.awaitStatus(bad, "completed");
        List<Map<String, List<String>>> retried = List.of(server.rows());
        server.rebuild();
        assertThat(List.of(server.rows())).as("each event was applied once").isEqualTo(retried);
        server.awaitStatus(good, "completed");
    }

    @Test
    void aDiscardedSequenceIsGoneAndTheNextOnesOfItsKindAreTaken() throws Exception {
        String lost = server.poisoned("What will be thrown away.", id -> {});
        server.awaitCaughtUp(PROJECTION);

        assertThat(server.succeeding("dead-letters", "discard", PROJECTION, lost))
                .endsWith("events discarded\n");

        assertThat(server.letters()).isEmpty();
        assertThat(server.rows().get("generation")).noneMatch(row -> row.contains(lost));
        server.spoken("What will be kept, and is as short.");
        assertThat(desk.run("dead-letters", "discard", PROJECTION, lost).status())
                .isEqualTo(4);
        server.rebuild();
        server.awaitStatus(lost, "completed");
    }

    @Test
    void aRebuiltProjectionShowsTheSameAndDropsItsDeadLetters() throws Exception {
        server.spoken("One more sentence for the tables to hold.");
        server.rebuild();
        Map<String, List<String>> before = server.rows();
        assertThat(before.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());

        server.rebuild();

        assertThat(server.rows()).isEqualTo(before);
        String waiting = server.poisoned("A sentence that has to wait.", id -> {});
        assertThat(server.letters()).isNotEmpty();

        server.rebuild();

        assertThat(server.letters()).isEmpty();
        server.awaitStatus(waiting, "completed");
        assertThat(server.rows().get("generation"))
                .hasSize(Objects.requireNonNull(before.get("generation")).size() + 1);
    }

    @Test
    void whatSendsCommandsIsNotRebuilt() {
        for (String processor : List.of("generation-process", "erasure")) {
            Desk.Outcome refused = desk.run("projections", "rebuild", processor);
            assertThat(refused.status()).isEqualTo(4);
            assertThat(refused.err()).contains("not_rebuildable", "Only projections can be rebuilt");
        }
        Desk.Outcome unknown = desk.run("projections", "rebuild", "nothing");
        assertThat(unknown.status()).isEqualTo(4);
        assertThat(unknown.err()).contains(PROJECTION);
    }

    @Test
    void aProjectionThatAnotherServerHoldsIsLeftAsItIs() throws Exception {
        server.awaitSettled();
        Map<String, List<String>> before = server.rows();
        // closed and not interrupted at the end: that would cut its connection in the midst of a statement
        try (var other = Executors.newSingleThreadScheduledExecutor()) {
            var held = other.scheduleWithFixedDelay(
                    () -> server.owner()
                            .update(
                                    "update tokenentry set owner = 'another', timestamp = to_char(now() at time zone 'utc', "
                                            + "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') where processorname = 'credit-ledger'"),
                    0,
                    20,
                    TimeUnit.MILLISECONDS);

            Desk.Outcome refused = desk.run("projections", "rebuild", "credit-ledger", "--json");

            assertThat(held.isDone()).as("the other server is gone").isFalse();
            assertThat(refused.status()).isEqualTo(4);
            assertThat(JSON.readTree(refused.out()).at("/error/code").asString())
                    .isEqualTo("processor_in_use");
            assertThat(refused.err()).contains("Ask that server", "Nothing was changed");
        }
        assertThat(server.rows().get("credit_balance")).isEqualTo(before.get("credit_balance"));
        server.awaitCaughtUp("credit-ledger");
    }

    @Test
    void aMergedGenerationWhoseSettlementIsBrokenIsCompletedForNothing() throws Exception {
        String id;
        String event;
        server.owner().execute("alter table scheduled_tasks add constraint no_merge check (task_name <> 'MergeAudio')");
        try {
            id = server.generate("Everything is spoken, and then nobody can be charged.");
            server.awaitInTheLog(id, "generation.ChunkSynthesized");
        } finally {
            server.hideAccounts();
            server.owner().execute("alter table scheduled_tasks drop constraint no_merge");
        }
        try {
            event = server.awaitQuarantined("generation-process", id);
            assertThat(server.succeeding("quarantine")).contains("generation-process", event, "AudioMerged", id);
        } finally {
            server.showAccounts();
        }

        server.awaitStatus(id, "completed");

        assertThat(JSON.readTree(server.send("GET", "/api/v1/generations/" + id, "")
                                .body())
                        .get("creditsCharged")
                        .asLong())
                .isZero();
        assertThat(desk.run("quarantine", "retry", "generation-process", event).status())
                .isEqualTo(4);
        assertThat(server.succeeding("quarantine", "discard", "generation-process", event))
                .isEqualTo("1 event discarded\n");
    }

    @Test
    void aQuarantinedErasureIsRetriedUntilTheCauseIsGone() throws Exception {
        String id = server.spoken("Nobody shall remember this.");
        assertThat(server.send("DELETE", "/api/v1/generations/" + id, "").statusCode())
                .isLessThan(300);
        await().atMost(LIMIT).until(() -> server.objectsOf(id).isEmpty());
        Path trace = directory.resolve(".rhapsode/objects/tenants/ten_first/texts/" + id);
        Files.createDirectories(trace.getParent());
        Files.writeString(trace, "Nobody shall remember this.");
        server.owner().update("""
                insert into quarantined_event (processor, event_id, event_type, aggregate_id, sequence, generation_id, tenant_id, attempts, cause)
                select 'erasure', eventidentifier, 'io.rhapsode.events.generation.GenerationErased', aggregateidentifier, sequencenumber,
                       aggregateidentifier, 'ten_first', 3, 'java.lang.IllegalStateException'
                from domainevententry where payloadtype = 'generation.GenerationErased' and aggregateidentifier = ?
                """, id);

        String event = server.awaitQuarantined("erasure", id);
        server.owner()
                .execute(
                        "alter table scheduled_tasks add constraint no_erasure check (task_name <> 'EraseTraces') not valid");
        try {
            Desk.Outcome again = desk.run("quarantine", "retry", "erasure", event);
            assertThat(again.status()).isEqualTo(1);
            assertThat(again.out()).startsWith("It failed once more: ");
            assertThat(server.quarantined("erasure", id)
                            .getFirst()
                            .get("attempts")
                            .asInt())
                    .isEqualTo(4);
            assertThat(Files.exists(trace)).isTrue();
        } finally {
            server.owner().execute("alter table scheduled_tasks drop constraint no_erasure");
        }

        assertThat(server.succeeding("quarantine", "retry", "erasure", event)).isEqualTo("handled\n");

        assertThat(server.quarantined("erasure", id)).isEmpty();
        await().atMost(LIMIT).until(() -> !Files.exists(trace));
    }

    @Test
    void aQuarantinedEventOfAGenerationThatIsOverCanOnlyBeDiscarded() throws Exception {
        String id;
        String event;
        server.hideAccounts();
        try {
            id = server.generate("For this no credits can be held.");
            event = server.awaitQuarantined("generation-process", id);
        } finally {
            server.showAccounts();
        }
        server.awaitStatus(id, "failed");

        Desk.Outcome late = desk.run("quarantine", "retry", "generation-process", event);

        assertThat(late.status()).isEqualTo(4);
        assertThat(late.err()).contains("already_finished", "Discard it");
        assertThat(server.succeeding("quarantine", "discard", "generation-process", event))
                .isEqualTo("1 event discarded\n");
        assertThat(server.quarantined("generation-process", id)).isEmpty();
    }

    @Test
    void theOperatorsKeyIsMadeForItsOwnersEyesAndNoOtherKeyWillDo() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve(".rhapsode/operator-key"))))
                .isEqualTo("rw-------");
        String apiKey = Files.readString(directory.resolve(".rhapsode/api-key")).strip();

        Desk.Outcome refused = desk.run("dead-letters", "--operator-key", apiKey);
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.err()).contains("does not take the key", "operator-key");
        assertThat(server.send("POST", "/actuator/processors/" + PROJECTION + "/rebuild", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"dead-letters", "quarantine", "projections", "audit"})
    void aServerMustBeThere(String command) {
        desk.environment.put("RHAPSODE_URL", "http://127.0.0.1:" + Desk.closedPort());
        assertThat(desk.run(command).status()).isEqualTo(3);
    }
}
