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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server with an operator who reads its lists, a caller, and somebody who spoils its tables. */
final class OperatedServer implements AutoCloseable {

    static final String PROJECTION = "generation-projection";
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path directory;
    private final Server server;
    private final JdbcTemplate owner;

    OperatedServer(Path directory) throws IOException {
        this.directory = directory;
        server = Server.start(directory.resolve(".rhapsode"), 0, Map.of());
        String port = Files.readAllLines(directory.resolve(".rhapsode/postgres/postmaster.pid"))
                .get(3)
                .strip();
        owner = new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres"));
    }

    /** The owner of all tables. */
    JdbcTemplate owner() {
        return owner;
    }

    /** What is done about a generation that is poisoned meanwhile. */
    interface Work {
        void perform(String id);
    }

    /** Speaks a text whose generation no row can be written for, as long as the work lasts. */
    String poisoned(String text, Work work) throws Exception {
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

    String succeeding(String... command) {
        Desk.Outcome outcome = new Desk(directory).run(command);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out();
    }

    JsonNode letters() {
        return JSON.readTree(succeeding("dead-letters", "list", "--json")).get("sequences");
    }

    JsonNode sequence(String id) {
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

    void awaitCaughtUp(String processor) {
        await().atMost(LIMIT)
                .until(() -> processors()
                        .filter(listed -> listed.get("processor").asString().equals(processor))
                        .map(listed -> listed.at("/segments/0"))
                        .anyMatch(segment -> segment.get("here").asBoolean()
                                && !segment.get("replaying").asBoolean()
                                && segment.get("behind").asLong() == 0));
    }

    /** Waits until nothing will be said of the account by itself any more. */
    void awaitSettled() {
        await().atMost(LIMIT)
                .until(() -> owner().queryForList("select held from credit_balance where held <> 0", Long.class)
                        .isEmpty());
        awaitCaughtUp("credit-ledger");
    }

    void rebuild() {
        for (String projection : List.of(PROJECTION, "credit-ledger", "usage")) {
            assertThat(succeeding("projections", "rebuild", projection)).startsWith(projection + " is being rebuilt");
            awaitCaughtUp(projection);
        }
    }

    /** Everything the projections show. */
    Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : List.of(
                "generation",
                "generation_chunk",
                "generation_routing",
                "credit_balance",
                "credit_lot",
                "credit_movement",
                "credit_entry",
                "usage_generation",
                "usage_day")) {
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

    List<JsonNode> quarantined(String processor, String id) {
        return inQuarantine(processor, id).toList();
    }

    String awaitQuarantined(String processor, String id) {
        await().atMost(LIMIT).until(() -> !quarantined(processor, id).isEmpty());
        return quarantined(processor, id).getFirst().get("eventId").asString();
    }

    List<Path> objectsOf(String id) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(".rhapsode/objects"))) {
            return files.filter(file -> file.toString().contains(id)).toList();
        }
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        String key = Files.readString(directory.resolve(".rhapsode/api-key")).strip();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    String generate(String text) throws IOException, InterruptedException {
        var response = send("POST", "/api/v1/generations", JSON.writeValueAsString(Map.of("text", text)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return JSON.readTree(response.body()).get("generationId").asString();
    }

    String spoken(String text) throws IOException, InterruptedException {
        String id = generate(text);
        awaitStatus(id, "completed");
        awaitCaughtUp(PROJECTION);
        awaitCaughtUp("credit-ledger");
        return id;
    }

    void awaitStatus(String id, String status) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> JSON.readTree(
                                send("GET", "/api/v1/generations/" + id, "").body())
                        .get("status")
                        .asString()
                        .equals(status));
    }

    /** The log goes on, whatever the projection shows. */
    private void awaitEndInTheLog(String id) {
        awaitInTheLog(id, "generation.GenerationCompleted");
    }

    void awaitInTheLog(String id, String event) {
        await().atMost(LIMIT)
                .until(() -> owner.queryForList(
                                "select payloadtype from domainevententry where aggregateidentifier = ?",
                                String.class,
                                id)
                        .contains(event));
    }

    /** No command to an account is handled until they are shown again. */
    void hideAccounts() {
        owner.update(
                "update domainevententry set aggregateidentifier = 'away-' || aggregateidentifier where payloadtype like 'credit.%'");
    }

    void showAccounts() {
        owner.update(
                "update domainevententry set aggregateidentifier = substr(aggregateidentifier, 6) where aggregateidentifier like 'away-%'");
    }

    @Override
    public void close() {
        server.close();
    }
}
