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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server whose voice costs a credit for each character: what a tenant and an operator see of the books, and the proof of them. */
class LedgerIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ADMIN = "/actuator/credits/ten_first";

    @TempDir
    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static JdbcTemplate owner;

    private final Desk desk = new Desk(directory);

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                directory.resolve(".rhapsode"),
                0,
                Map.of(
                        "rhapsode.speech.providers.local.credits-per-1k-characters", 1_000,
                        "rhapsode.credits-welcome", 100,
                        "rhapsode.credits.buy-url", "https://speech.example/buy"));
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
    void theWholeLifeOfCreditsIsShownAndProved() throws Exception {
        String text = "Sing in me, Muse, and through me tell the story.";
        int price = text.length();
        awaitAvailable(100);

        HttpResponse<String> tooDear = generate("Too long for a hundred credits. ".repeat(5));
        assertThat(tooDear.statusCode()).isEqualTo(402);
        assertThat(JSON.readTree(tooDear.body()).get("available").asLong()).isEqualTo(100);
        assertThat(JSON.readTree(tooDear.body()).get("required").asLong()).isEqualTo(160);
        assertThat(JSON.readTree(tooDear.body()).get("buyUrl").asString()).isEqualTo("https://speech.example/buy");

        var gift = Map.of("key", "may", "reason", "campaign", "credits", 500, "expiresAt", "2999-01-01T00:00:00Z");
        assertThat(operator("POST", ADMIN + "/grants", gift).statusCode()).isEqualTo(204);
        assertThat(
                        typed(
                                "credits grant ten_first --credits 500 --reason campaign --key may --expires-at 2999-01-01T00:00:00Z"))
                .isEqualTo("500 credits granted to ten_first\n");
        awaitAvailable(600);
        assertThat(tenant("/api/v1/credits").get("lots").size()).isEqualTo(2);

        String id = JSON.readTree(generate(text).body()).get("generationId").asString();
        await().atMost(LIMIT)
                .until(() -> tenant("/api/v1/credits").get("settled").asLong() == 600 - price);
        JsonNode why = tenant("/api/v1/credits/why?generationId=" + id).get("items");
        assertThat(why.valueStream().map(cause -> cause.get("kind").asString())).containsExactly("held", "charged");
        JsonNode charge = why.get(1);
        assertThat(charge.get("credits").asLong()).isEqualTo(-price);

        var refund = Map.of(
                "generationId", id, "movement", charge.get("movement").asLong(), "credits", 10, "reason", "quality");
        assertThat(operator("POST", ADMIN + "/refunds", refund).statusCode()).isEqualTo(204);
        String movement = charge.get("movement").asString();
        assertThat(typed("credits refund ten_first " + id + " --movement " + movement
                        + " --credits 10 --reason quality"))
                .isEqualTo("10 credits given back to ten_first for " + id + "\n");
        var adjustment = Map.of("key", "slip", "reason", "correction", "credits", -2);
        assertThat(operator("POST", ADMIN + "/adjustments", adjustment).statusCode())
                .isEqualTo(204);
        assertThat(typed("credits adjust ten_first --credits -2 --reason correction --key slip"))
                .isEqualTo("ten_first adjusted by -2 credits\n");
        awaitAvailable(600 - price + 10 - 2);

        JsonNode ledger = tenant("/api/v1/credits/ledger").get("items");
        assertThat(ledger.valueStream().map(item -> item.get("kind").asString()))
                .containsExactly("adjusted", "refunded", "charged", "granted", "granted");
        assertThat(ledger.valueStream()
                        .mapToLong(item -> item.get("credits").asLong())
                        .sum())
                .isEqualTo(ledger.get(0).get("balanceAfter").asLong())
                .isEqualTo(600 - price + 10 - 2);

        assertThat(typed("credits freeze ten_first --reason dispute")).isEqualTo("ten_first is frozen\n");
        await().atMost(LIMIT)
                .until(() -> tenant("/api/v1/credits").get("frozen").asBoolean());
        assertThat(generate("No.").statusCode()).isEqualTo(402);
        assertThat(typed("credits unfreeze ten_first")).isEqualTo("ten_first is not frozen any more\n");
        await().atMost(LIMIT)
                .until(() -> !tenant("/api/v1/credits").get("frozen").asBoolean());

        assertThat(typed("credits show ten_first"))
                .containsPattern("available +" + (600 - price + 8) + "\n")
                .contains("promotional")
                .contains("2999-01-01");

        assertThat(typed("credits limit ten_first --low-balance 10000 --monthly-budget 2"))
                .isEqualTo("The limits of ten_first are set\n");
        await().atMost(LIMIT)
                .until(() -> !tenant("/api/v1/credits").get("budget").isNull());
        JsonNode limited = tenant("/api/v1/credits");
        assertThat(limited.get("lowBalance").asLong()).isEqualTo(10_000);
        assertThat(limited.get("budget").toString()).isEqualTo("{\"credits\":2,\"spent\":0,\"left\":2}");
        assertThat(typed("credits show ten_first"))
                .containsPattern("low balance +10000\n")
                .containsPattern("budget +2, of which 0 are spent until \\S+-01T00:00:00Z\n");
        HttpResponse<String> beyond = generate(text);
        assertThat(beyond.statusCode()).isEqualTo(402);
        assertThat(JSON.readTree(beyond.body()).get("code").asString()).isEqualTo("budget_reached");
        assertThat(operator("POST", ADMIN + "/limits", Map.of("monthlyBudget", 0))
                        .statusCode())
                .isEqualTo(400);
        assertThat(typed("credits limit ten_first")).isEqualTo("ten_first has no limits any more\n");

        Desk.Outcome audit = desk.run("audit");
        assertThat(audit.status()).as(audit.err() + audit.out()).isZero();
        assertThat(audit.out()).contains("revenue", "The books are right.").containsPattern("sum +0\n");

        owner.update("update credit_balance set customer = customer + 1");
        try {
            Desk.Outcome wrong = desk.run("audit");
            assertThat(wrong.status()).isEqualTo(1);
            assertThat(wrong.out()).contains("acc_first: balance: shown", "The books are NOT right.");
            await().atMost(LIMIT).until(() -> metrics().contains("rhapsode_ledger_unbalanced 1.0"));
        } finally {
            assertThat(desk.run("projections", "rebuild", "credit-ledger").status())
                    .isZero();
        }
        await().atMost(LIMIT).until(() -> metrics().contains("rhapsode_ledger_unbalanced 0.0"));
        await().atMost(LIMIT).until(() -> desk.run("audit").status() == 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /grants      | {"key": "k", "reason": "campaign", "credits": 0}                      | 400
            /grants      | {"key": " ", "reason": "campaign", "credits": 1}                      | 400
            /grants      | {"key": "k", "credits": 1}                                            | 400
            /grants      | {"key": "k", "reason": "because", "credits": 1}                       | 400
            /grants      | {"key": "k", "reason": "campaign", "kind": "purchased", "credits": 1} | 400
            /adjustments | {"key": "k", "reason": "fraud", "credits": -1000000}                  | 402
            /refunds     | {"generationId": "mine", "movement": 1, "credits": 1, "reason": "fault"} | 400
            /refunds     | {"generationId": "gen_aaaaaaaaaaaaaaaaaaaaaaaaaa", "movement": 1, "credits": 1, "reason": "fault"} | 404
            """)
    void whatCannotBePostedIsRefused(String path, String body, int status) throws Exception {
        assertThat(send("POST", ADMIN + path, body, "operator-key").statusCode())
                .isEqualTo(status);
    }

    @Test
    void aTenantsKeyOpensNothingOfThis() throws Exception {
        assertThat(send("GET", "/actuator/credits/audit", "", "api-key").statusCode())
                .isEqualTo(403);
        assertThat(send("POST", ADMIN + "/grants", "{}", "api-key").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTenantThatIsNotThereHasNoAccount() throws Exception {
        String body = "{\"key\": \"k\", \"reason\": \"campaign\", \"credits\": 1}";
        assertThat(send("POST", "/actuator/credits/ten_nobody/grants", body, "operator-key")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCommandForATenantThatIsNotThereSaysSo() {
        Desk.Outcome shown = desk.run("credits", "show", "ten_nobody");

        assertThat(shown.status()).isEqualTo(4);
        assertThat(shown.err()).contains("There is no account of ten_nobody.", "account_not_found");
        assertThat(desk.run("credits", "grant", "ten_first", "--credits", "1", "--reason", "because", "--key", "k")
                        .err())
                .contains("none of welcome, renewal, campaign, outage, goodwill");
    }

    @Test
    void aTenantPaysWhenTheOperatorSaysSo() throws Exception {
        assertThat(typed("credits charging ten_first at-download --days 14")).isEqualTo("ten_first pays at-download\n");
        assertThat(send("GET", ADMIN + "/charging", "", "operator-key").body())
                .isEqualTo("{\"charging\":\"at-download\",\"retentionDays\":14}");
        assertThat(typed("credits charging ten_first at-completion")).isEqualTo("ten_first pays at-completion\n");
        assertThat(desk.run("credits", "charging", "ten_first", "never").err())
                .contains("none of at-completion, at-download");
    }

    @Test
    void aTenantKeepsWhatItHadMadeForAsLongAsTheOperatorSays() throws Exception {
        String path = "/actuator/tenants/ten_first/retention";
        assertThat(typed("retention ten_first")).isEqualTo("ten_first keeps what it had made until it is erased\n");
        assertThat(typed("retention ten_first --days 90")).isEqualTo("ten_first keeps what it had made for 90 days\n");
        assertThat(typed("retention ten_first")).isEqualTo("ten_first keeps what it had made for 90 days\n");
        assertThat(typed("retention ten_first --until-erased"))
                .isEqualTo("ten_first keeps what it had made until it is erased\n");
        assertThat(send("GET", path, "", "operator-key").body()).isEqualTo("{\"days\":null}");
        assertThat(send("GET", path, "", "api-key").statusCode())
                .as("a tenant's key")
                .isEqualTo(403);
        for (String days : new String[] {"0", "36501"}) {
            assertThat(desk.run("retention", "ten_first", "--days", days).status())
                    .isEqualTo(4);
        }
        assertThat(desk.run("retention", "ten_nobody", "--days", "1").err()).contains("no such tenant");
    }

    /** What somebody at the server's desk is told. */
    private String typed(String command) {
        Desk.Outcome outcome = desk.run(command.split(" "));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private void awaitAvailable(long credits) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                tenant("/api/v1/credits").get("available").asLong())
                        .isEqualTo(credits));
    }

    private static HttpResponse<String> generate(String text) throws Exception {
        return send("POST", "/api/v1/generations", JSON.writeValueAsString(Map.of("text", text)), "api-key");
    }

    private static JsonNode tenant(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "", "api-key");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> operator(String method, String path, Map<String, ?> body) throws Exception {
        return send(method, path, JSON.writeValueAsString(body), "operator-key");
    }

    private static String metrics() throws Exception {
        return send("GET", "/actuator/prometheus", "", "operator-key").body();
    }

    private static HttpResponse<String> send(String method, String path, String body, String key) throws Exception {
        String secret =
                Files.readString(directory.resolve(".rhapsode").resolve(key)).strip();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
