package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.application.server.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operator's commands with the real server behind them: its processors, its PostgreSQL, events of generations that were really spoken. */
@Timeout(300)
class OperatorIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PROJECTION = "generation-projection";

    @TempDir
    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static JdbcTemplate owner;

    private final Desk desk = new Desk(directory);

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(directory.resolve(".rhapsode"), 0, Map.of());
        String port = Files.readAllLines(directory.resolve(".rhapsode/postgres/postmaster.pid"))
                .get(3)
                .strip();
        owner = new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anEventThatAProjectionCannotTakeIsListedAndRetriedAndAppliedOnce() throws Exception {
        String good = spoken("Good evening to everybody who listens.");
        String bad = poisoned("Good evening to nobody.", id -> {
            assertThat(succeeding("dead-letters"))
                    .contains("PROCESSOR", "CAUSE", PROJECTION, id, "DataIntegrityViolationException");
            JsonNode listed = sequence(id);
            assertThat(listed.get("eventType").asString()).endsWith(".GenerationRequested");
            assertThat(listed.get("generationId").asString()).isEqualTo(id);
            assertThat(listed.get("attempts").asInt()).isEqualTo(1);
            assertThat(listed.toString()).doesNotContain("violates", "Good evening");

            Desk.Outcome again = desk.run("dead-letters", "retry", PROJECTION, id);
            assertThat(again.status()).isEqualTo(1);
            assertThat(again.out()).isEqualTo("0 sequences applied, 1 failed\n");
            assertThat(sequence(id).get("attempts").asInt()).isEqualTo(2);
        });

        assertThat(succeeding("dead-letters", "retry", PROJECTION, "--all"))
                .isEqualTo("1 sequence applied, 0 failed\n");

        assertThat(letters()).isEmpty();
        assertThat(succeeding("dead-letters")).isEqualTo("There are no dead letters.\n");
        awaitStatus(bad, "completed");
        List<Map<String, List<String>>> retried = List.of(rows());
        rebuild();
        assertThat(List.of(rows())).as("each event was applied once").isEqualTo(retried);
        awaitStatus(good, "completed");
    }

    @Test
    void aDiscardedSequenceIsGoneAndTheNextOnesOfItsKindAreTaken() throws Exception {
        String lost = poisoned("What will be thrown away.", id -> {});
        awaitCaughtUp(PROJECTION);

        assertThat(succeeding("dead-letters", "discard", PROJECTION, lost)).endsWith("events discarded\n");

        assertThat(letters()).isEmpty();
        assertThat(rows().get("generation")).noneMatch(row -> row.contains(lost));
        spoken("What will be kept, and is as short.");
        assertThat(desk.run("dead-letters", "discard", PROJECTION, lost).status())
                .isEqualTo(4);
        rebuild();
        awaitStatus(lost, "completed");
    }

    @Test
    void aRebuiltProjectionShowsTheSameAndDropsItsDeadLetters() throws Exception {
        spoken("One more sentence for the tables to hold.");
        rebuild();
        Map<String, List<String>> before = rows();
        assertThat(before.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());

        rebuild();

        assertThat(rows()).isEqualTo(before);
        String waiting = poisoned("A sentence that has to wait.", id -> {});
        assertThat(letters()).isNotEmpty();

        rebuild();

        assertThat(letters()).isEmpty();
        awaitStatus(waiting, "completed");
        assertThat(rows().get("generation"))
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
        awaitCaughtUp("credit-ledger");
        Map<String, List<String>> before = rows();
        Thread other = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                owner.update("update tokenentry set owner = 'another', timestamp = to_char(now() at time zone 'utc', "
                        + "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') where processorname = 'credit-ledger'");
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        try {
            Desk.Outcome refused = desk.run("projections", "rebuild", "credit-ledger", "--json");

            assertThat(refused.status()).isEqualTo(4);
            assertThat(JSON.readTree(refused.out()).at("/error/code").asString())
                    .isEqualTo("processor_in_use");
            assertThat(refused.err()).contains("Ask that server", "Nothing was changed");
        } finally {
            other.interrupt();
            other.join();
        }
        assertThat(rows().get("credit_balance")).isEqualTo(before.get("credit_balance"));
        awaitCaughtUp("credit-ledger");
    }

    @Test
    void aMergedGenerationWhoseSettlementIsBrokenIsCompletedForNothing() throws Exception {
        String id;
        String event;
        owner.execute("alter table scheduled_tasks add constraint no_merge check (task_name <> 'MergeAudio')");
        try {
            id = generate("Everything is spoken, and then nobody can be charged.");
            awaitInTheLog(id, "generation.ChunkSynthesized");
        } finally {
            hideAccounts();
            owner.execute("alter table scheduled_tasks drop constraint no_merge");
        }
        try {
            event = awaitQuarantined("generation-process", id);
            assertThat(succeeding("quarantine")).contains("generation-process", event, "AudioMerged", id);
        } finally {
            showAccounts();
        }

        awaitStatus(id, "completed");

        assertThat(JSON.readTree(send("GET", "/api/v1/generations/" + id, "").body())
                        .get("creditsCharged")
                        .asLong())
                .isZero();
        assertThat(desk.run("quarantine", "retry", "generation-process", event).status())
                .isEqualTo(4);
        assertThat(succeeding("quarantine", "discard", "generation-process", event))
                .isEqualTo("1 event discarded\n");
    }

    @Test
    void aQuarantinedErasureIsRetriedUntilTheCauseIsGone() throws Exception {
        String id = spoken("Nobody shall remember this.");
        assertThat(send("DELETE", "/api/v1/generations/" + id, "").statusCode()).isLessThan(300);
        await().atMost(LIMIT).until(() -> objectsOf(id).isEmpty());
        Path trace = directory.resolve(".rhapsode/objects/texts/ten_first/" + id);
        Files.createDirectories(trace.getParent());
        Files.writeString(trace, "Nobody shall remember this.");
        owner.update("""
                insert into quarantined_event (processor, event_id, event_type, aggregate_id, sequence, generation_id, tenant_id, attempts, cause)
                select 'erasure', eventidentifier, 'io.rhapsode.events.generation.GenerationErased', aggregateidentifier, sequencenumber,
                       aggregateidentifier, 'ten_first', 3, 'java.lang.IllegalStateException'
                from domainevententry where payloadtype = 'generation.GenerationErased' and aggregateidentifier = ?
                """, id);

        String event = awaitQuarantined("erasure", id);
        owner.execute(
                "alter table scheduled_tasks add constraint no_erasure check (task_name <> 'EraseTraces') not valid");
        try {
            Desk.Outcome again = desk.run("quarantine", "retry", "erasure", event);
            assertThat(again.status()).isEqualTo(1);
            assertThat(again.out()).startsWith("It failed once more: ");
            assertThat(quarantined("erasure", id).getFirst().get("attempts").asInt())
                    .isEqualTo(4);
            assertThat(Files.exists(trace)).isTrue();
        } finally {
            owner.execute("alter table scheduled_tasks drop constraint no_erasure");
        }

        assertThat(succeeding("quarantine", "retry", "erasure", event)).isEqualTo("handled\n");

        assertThat(quarantined("erasure", id)).isEmpty();
        await().atMost(LIMIT).until(() -> !Files.exists(trace));
    }

    @Test
    void aQuarantinedEventOfAGenerationThatIsOverCanOnlyBeDiscarded() throws Exception {
        String id;
        String event;
        hideAccounts();
        try {
            id = generate("For this no credits can be held.");
            event = awaitQuarantined("generation-process", id);
        } finally {
            showAccounts();
        }
        awaitStatus(id, "failed");

        Desk.Outcome late = desk.run("quarantine", "retry", "generation-process", event);

        assertThat(late.status()).isEqualTo(4);
        assertThat(late.err()).contains("already_finished", "Discard it");
        assertThat(succeeding("quarantine", "discard", "generation-process", event))
                .isEqualTo("1 event discarded\n");
        assertThat(quarantined("generation-process", id)).isEmpty();
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
        assertThat(send("POST", "/actuator/processors/" + PROJECTION + "/rebuild", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"dead-letters", "quarantine", "projections", "audit"})
    void aServerMustBeThere(String command) {
        desk.environment.put("RHAPSODE_URL", "http://127.0.0.1:" + Desk.closedPort());
        assertThat(desk.run(command).status()).isEqualTo(3);
    }

    private interface Work {
        void perform(String id);
    }

    /** Speaks a text whose generation no row can be written for, as long as the work lasts. */
    private String poisoned(String text, Work work) throws Exception {
        owner.execute(
                "alter table generation add constraint poison check (characters <> " + text.length() + ") not valid");
        try {
            String id = generate(text);
            awaitLetters(id);
            work.perform(id);
            awaitEndInTheLog(id);
            return id;
        } finally {
            owner.execute("alter table generation drop constraint poison");
        }
    }

    private String succeeding(String... command) {
        Desk.Outcome outcome = desk.run(command);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private JsonNode letters() {
        return JSON.readTree(succeeding("dead-letters", "list", "--json")).get("sequences");
    }

    private JsonNode sequence(String id) {
        return letters()
                .valueStream()
                .filter(letter -> letter.get("sequence").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void awaitLetters(String id) {
        await().atMost(LIMIT).ignoreExceptions().until(() -> sequence(id) != null);
    }

    private Stream<JsonNode> processors() {
        return JSON.readTree(succeeding("projections", "list", "--json"))
                .get("processors")
                .valueStream();
    }

    private void awaitCaughtUp(String processor) {
        await().atMost(LIMIT)
                .until(() -> processors()
                        .filter(listed -> listed.get("processor").asString().equals(processor))
                        .map(listed -> listed.at("/segments/0"))
                        .anyMatch(segment -> segment.get("here").asBoolean()
                                && !segment.get("replaying").asBoolean()
                                && segment.get("behind").asLong() == 0));
    }

    private void rebuild() {
        for (String projection : List.of(PROJECTION, "credit-ledger")) {
            assertThat(succeeding("projections", "rebuild", projection)).startsWith(projection + " is being rebuilt");
            awaitCaughtUp(projection);
        }
    }

    /** Everything the projections show. */
    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : List.of(
                "generation",
                "generation_chunk",
                "generation_routing",
                "credit_balance",
                "credit_lot",
                "credit_movement",
                "credit_entry")) {
            rows.put(table, owner.queryForList("select t::text from " + table + " t order by t::text", String.class));
        }
        return rows;
    }

    private Stream<JsonNode> inQuarantine(String processor, String id) {
        return JSON.readTree(succeeding("quarantine", "list", "--json"))
                .get("events")
                .valueStream()
                .filter(event -> event.get("processor").asString().equals(processor)
                        && event.get("generationId").asString().equals(id));
    }

    private List<JsonNode> quarantined(String processor, String id) {
        return inQuarantine(processor, id).toList();
    }

    private String awaitQuarantined(String processor, String id) {
        await().atMost(LIMIT).until(() -> !quarantined(processor, id).isEmpty());
        return quarantined(processor, id).getFirst().get("eventId").asString();
    }

    private static List<Path> objectsOf(String id) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(".rhapsode/objects"))) {
            return files.filter(file -> file.toString().contains(id)).toList();
        }
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        String key = Files.readString(directory.resolve(".rhapsode/api-key")).strip();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String generate(String text) throws IOException, InterruptedException {
        var response = send("POST", "/api/v1/generations", JSON.writeValueAsString(Map.of("text", text)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return JSON.readTree(response.body()).get("generationId").asString();
    }

    private String spoken(String text) throws IOException, InterruptedException {
        String id = generate(text);
        awaitStatus(id, "completed");
        awaitCaughtUp(PROJECTION);
        awaitCaughtUp("credit-ledger");
        return id;
    }

    private static void awaitStatus(String id, String status) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> JSON.readTree(
                                send("GET", "/api/v1/generations/" + id, "").body())
                        .get("status")
                        .asString()
                        .equals(status));
    }

    /** The log goes on, whatever the projection shows. */
    private static void awaitEndInTheLog(String id) {
        awaitInTheLog(id, "generation.GenerationCompleted");
    }

    private static void awaitInTheLog(String id, String event) {
        await().atMost(LIMIT)
                .until(() -> owner.queryForList(
                                "select payloadtype from domainevententry where aggregateidentifier = ?",
                                String.class,
                                id)
                        .contains(event));
    }

    /** No command to an account is handled until they are shown again. */
    private static void hideAccounts() {
        owner.update(
                "update domainevententry set aggregateidentifier = 'away-' || aggregateidentifier where payloadtype like 'credit.%'");
    }

    private static void showAccounts() {
        owner.update(
                "update domainevententry set aggregateidentifier = substr(aggregateidentifier, 6) where aggregateidentifier like 'away-%'");
    }
}
