package io.rhapsode.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.gateway.Sha256;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** The same key and body give the same answer: on a real PostgreSQL, with duplicates at the same time and with dead processes. */
@GatewayTest
class IdempotencyTest {

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    @Autowired
    private JdbcClient database;

    private WebTestClient api;
    private WebTestClient stranger;
    private String key = "";

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
        stranger = Api.at(port, Database.OTHER_KEY);
        key = "key-" + System.nanoTime();
    }

    @Test
    void theSameRequestIsAnsweredTheSameAndCarriedOutOnce() {
        ResponseSpec first = post(api, key, Api.BODY);
        ResponseSpec second = post(api, key, Api.BODY);

        assertThat(Api.json(second.expectStatus().isAccepted()))
                .isEqualTo(Api.json(first.expectStatus().isAccepted()));
        second.expectHeader().exists("Location");
        assertThat(sides.commands(RequestGeneration.class)).hasSize(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefusedAndSoIsAnotherPath() {
        String id = Api.json(post(api, key, Api.BODY)).get("generationId").stringValue();

        Api.problem(post(api, key, Map.of("text", "Something else.")), 422, "idempotency_key_reused");
        ResponseSpec elsewhere = api.post()
                .uri(Api.ALL + "/" + id + "/regenerate")
                .header("Idempotency-Key", key)
                .exchange();
        Api.problem(elsewhere, 422, "idempotency_key_reused");
        assertThat(sides.commands(RequestGeneration.class)).hasSize(1);
    }

    @Test
    void theSameKeyOfAnotherTenantIsAnotherKey() {
        JsonNode ours = Api.json(post(api, key, Api.BODY));
        JsonNode theirs = Api.json(post(stranger, key, Map.of("text", "Something else.")));

        assertThat(theirs.get("generationId")).isNotEqualTo(ours.get("generationId"));
    }

    @Test
    void aRefusalIsTheSameTheSecondTime() {
        Map<String, Object> body = Map.of("text", "Sing.", "voiceId", "local:nobody");
        JsonNode first = Api.problem(post(api, key, body), 422, "voice_not_found");
        JsonNode second = Api.problem(post(api, key, body), 422, "voice_not_found");

        assertThat(second.get("errors")).isEqualTo(first.get("errors"));
        assertThat(second.get("detail")).isEqualTo(first.get("detail"));
        assertThat(second.get("requestId")).isNotEqualTo(first.get("requestId"));
    }

    @Test
    void whatIsMissingIsToldTheSecondTimeToo() {
        sides.price(99_701);
        JsonNode first = Api.problem(post(api, key, Api.BODY), 402, "insufficient_credits");
        JsonNode second = Api.problem(post(api, key, Api.BODY), 402, "insufficient_credits");

        for (String missing : List.of("required", "available", "buyUrl")) {
            assertThat(second.get(missing)).as(missing).isNotNull().isEqualTo(first.get(missing));
        }
    }

    @Test
    void aFaultOfOursIsNotRememberedAndTheNextTryHasTheSameId() {
        sides.breakdown(new IllegalStateException("the other side is down"));
        Api.problem(post(api, key, Api.BODY), 500, "internal");
        sides.breakdown(null);

        post(api, key, Api.BODY).expectStatus().isAccepted();

        List<RequestGeneration> sent = sides.commands(RequestGeneration.class);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).generationId()).isEqualTo(sent.get(1).generationId());
    }

    @Test
    void aDuplicateWaitsForTheFirstAndGetsItsAnswer() throws Exception {
        CountDownLatch gate = sides.closeGate();
        CompletableFuture<JsonNode> first = CompletableFuture.supplyAsync(() -> Api.json(post(api, key, Api.BODY)));
        Awaitility.await().until(() -> sides.commands(RequestGeneration.class).size() == 1);
        CompletableFuture<JsonNode> second = CompletableFuture.supplyAsync(() -> Api.json(post(api, key, Api.BODY)));

        assertThat(second.completeOnTimeout(null, 500, TimeUnit.MILLISECONDS).isDone())
                .as("the second waits")
                .isFalse();
        gate.countDown();

        JsonNode answer = first.get(10, TimeUnit.SECONDS);
        assertThat(Api.json(post(api, key, Api.BODY))).isEqualTo(answer);
        assertThat(sides.commands(RequestGeneration.class)).hasSize(1);
    }

    @Test
    void aDuplicateThatHasWaitedLongEnoughIsToldToComeBack() {
        CountDownLatch gate = sides.closeGate();
        CompletableFuture<ResponseSpec> first = CompletableFuture.supplyAsync(
                () -> post(api, key, Api.BODY).expectStatus().isAccepted());
        Awaitility.await().until(() -> sides.commands(RequestGeneration.class).size() == 1);

        long start = System.nanoTime();
        ResponseSpec second = post(api, key, Api.BODY);

        Api.problem(second, 409, "idempotency_in_progress");
        second.expectHeader().exists("Retry-After");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
        gate.countDown();
        first.join();
    }

    @Test
    void whatADeadProcessLeftBehindIsTakenOverUnderTheSameId() {
        String tried = Attempt.of("ten_first", key, 0).generationId().value();
        post(api, key, Api.BODY).expectStatus().isAccepted();
        // as if its process had been killed between its command and its answer
        database.sql(
                        "update idempotency_key set answer = null, held_until = now() - interval '1 s' where key_hash = :key")
                .param("key", Sha256.of(key))
                .update();

        assertThat(Api.json(post(api, key, Api.BODY).expectStatus().isAccepted())
                        .get("generationId")
                        .stringValue())
                .isEqualTo(tried);
        assertThat(sides.commands(RequestGeneration.class))
                .hasSize(2)
                .allMatch(command -> command.generationId().value().equals(tried));
    }

    @Test
    void whoAsksAgainIsToldWhenItWillBeDoneAndNotHowLongAllOfItTakes() {
        String id = Api.json(post(api, key, Api.BODY)).get("generationId").stringValue();
        sides.generation(id).goesAsFarAsTheFirstChunk();
        forget();

        JsonNode again = Api.json(post(api, key, Api.BODY).expectStatus().isAccepted());

        assertThat(again.get("estimatedCompletionAt"))
                .isEqualTo(Api.json(Api.get(api, Api.ALL + "/" + id)).get("estimatedCompletionAt"));
    }

    @Test
    void aKeyThatWasForgottenStillDoesNotMakeASecondOne() {
        String id = Api.json(post(api, key, Api.BODY)).get("generationId").stringValue();
        forget();

        JsonNode again = Api.json(post(api, key, Api.BODY).expectStatus().isAccepted());

        assertThat(again.get("generationId").stringValue()).isEqualTo(id);
    }

    @Test
    void aKeyThatWasForgottenNeverReplacesTheTextOfWhatItMade() {
        post(api, key, Api.BODY).expectStatus().isAccepted();
        RequestGeneration made = sides.commands(RequestGeneration.class).getFirst();
        forget();
        Api.problem(post(api, key, Map.of("text", "Something else.")), 422, "idempotency_key_reused");
        assertThat(objects.text(made.textKey())).isEqualTo("Sing in me, Muse.");

        forget();
        Api.problem(
                post(api, key, Map.of("text", "Sing in me, Muse.", "audio", Map.of("format", "wav"))),
                422,
                "idempotency_key_reused");
        assertThat(objects.text(made.textKey())).isEqualTo("Sing in me, Muse.");
    }

    @Test
    void whatAKeyMadeAndSomebodyErasedDoesNotComeBack() {
        String id = Api.json(post(api, key, Api.BODY)).get("generationId").stringValue();
        api.delete().uri(Api.ALL + "/" + id).exchange().expectStatus().isNoContent();
        forget();

        Api.problem(post(api, key, Api.BODY), 410, "generation_erased");
        assertThat(objects.keys()).noneMatch(object -> object.contains(id));
    }

    @Test
    void aKeyThatIsNoKeyIsRefused() {
        for (String wrong : List.of("", "a b", "x".repeat(256))) {
            Api.problem(post(api, wrong, Api.BODY), 400, "idempotency_key_invalid");
        }
        ResponseSpec twice = api.post()
                .uri(Api.ALL)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", "a", "b")
                .bodyValue(Api.BODY)
                .exchange();
        Api.problem(twice, 400, "idempotency_key_invalid");
        assertThat(sides.commands()).isEmpty();
    }

    @Test
    void nothingOfTheRequestIsKeptAndQueriesDoNotSeeIt() {
        post(api, key, Map.of("text", "A very particular sentence."))
                .expectStatus()
                .isAccepted();

        String rows = database.sql("select string_agg(row_to_json(k)::text, ' ') from idempotency_key k")
                .query(String.class)
                .single();
        assertThat(rows).contains("ten_first").doesNotContain("particular").doesNotContain(key);
        assertThat(Database.reads(Database.as("rhapsode_reader"), "idempotency_key"))
                .isFalse();
    }

    @Test
    void oldKeysAreForgottenAndYoungOnesAreNot() {
        var table = new IdempotencyTable(database, Duration.ofSeconds(1));
        post(api, key, Api.BODY).expectStatus().isAccepted();
        String old = key + "-old";
        post(api, old, Api.BODY).expectStatus().isAccepted();
        database.sql("update idempotency_key set created_at = now() - interval '49 h' where key_hash = :key")
                .param("key", Sha256.of(old))
                .update();

        table.forget(Duration.ofHours(48));

        assertThat(rows(key)).isEqualTo(1);
        assertThat(rows(old)).isZero();
    }

    private int rows(String of) {
        return database.sql("select count(*) from idempotency_key where key_hash = :key")
                .param("key", Sha256.of(of))
                .query(Integer.class)
                .single();
    }

    private void forget() {
        database.sql("delete from idempotency_key where key_hash = :key")
                .param("key", Sha256.of(key))
                .update();
    }

    private static ResponseSpec post(WebTestClient api, String key, Object body) {
        return api.post()
                .uri(Api.ALL)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }
}
