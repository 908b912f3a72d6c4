package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.FakeGeneration;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import io.rhapsode.gateway.idempotency.Attempt;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** POST /generations/preview. */
@GatewayTest
class PreviewTest {

    private static final String PREVIEW = Api.ALL + "/preview";

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    private WebTestClient api;
    private int port;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        this.port = port;
        api = Api.at(port);
    }

    @Test
    void theFirstFiveHundredCharactersAreSpokenAndTheAudioIsTheAnswer() {
        sides.fate(sides::complete);

        ResponseSpec response = Api.post(api, PREVIEW, Map.of("text", "🎧 ".repeat(1_000)))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("audio/mpeg");

        assertThat(Api.bytes(response)).isEqualTo(OtherSides.AUDIO);
        RequestGeneration command = sides.commands(RequestGeneration.class).getFirst();
        response.expectHeader()
                .valueEquals("X-Generation-Id", command.generationId().value());
        assertThat(command.kind()).isEqualTo(GenerationKind.PREVIEW);
        assertThat(command.characters()).isEqualTo(500);
        assertThat(objects.text(command.textKey())).isEqualTo("🎧 ".repeat(250));
    }

    @Test
    void aPreviewStandsInNoList() {
        sides.fate(sides::complete);
        String project = "prj_" + Attempt.random().seed();

        Api.post(api, PREVIEW, Map.of("text", "Sing.", "projectId", project))
                .expectStatus()
                .isOk();

        assertThat(Api.json(Api.get(api, Api.ALL + "?projectId=" + project)).get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT_CREDITS, 402, insufficient_credits",
        "BUDGET_REACHED, 402, budget_reached",
        "ALL_PROVIDERS_FAILED, 502, all_providers_failed",
        "STAGE_TIMEOUT, 502, stage_timeout",
        "MERGE_FAILED, 502, merge_failed",
        "MAX_COST_EXCEEDED, 502, max_cost_exceeded",
        "NO_PROVIDER, 502, generation_failed",
        "INTERNAL, 502, generation_failed",
    })
    void aPreviewThatFailsIsAProblemOfItsKind(FailureCode failure, int status, String code) {
        sides.fate(OtherSides.failing(failure));

        ResponseSpec response = Api.post(api, PREVIEW, Api.BODY);

        Api.problem(response, status, code);
        response.expectHeader().exists("X-Generation-Id");
    }

    @Test
    void whoHangsUpDoesNotPayForTheRest() throws Exception {
        byte[] body = "{\"text\": \"Sing in me, Muse.\"}".getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PREVIEW + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + Database.KEY
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            await().until(() -> !sides.commands(RequestGeneration.class).isEmpty());
            String id = sides.commands(RequestGeneration.class)
                    .getFirst()
                    .generationId()
                    .value();
            await().until(() -> sides.generation(id).followers() == 1);
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(sides.commands(CancelGeneration.class)).hasSize(1));
    }

    @Test
    void theSameKeyGivesTheSamePreviewAndOneThatFailedIsTriedAnew() {
        sides.fate(OtherSides.failing(FailureCode.ALL_PROVIDERS_FAILED));
        Api.problem(preview("again-" + port), 502, "all_providers_failed");
        sides.fate(sides::complete);

        String first = id(preview("again-" + port).expectStatus().isOk());
        String second = id(preview("again-" + port).expectStatus().isOk());

        assertThat(first).isEqualTo(second);
        assertThat(sides.commands(RequestGeneration.class)).hasSize(2); // the one that failed and the one that did not
    }

    @Test
    void aPreviewThatWasErasedSaysSo() {
        sides.fate(sides::complete);
        String id = id(preview("erased-" + port));
        api.delete().uri(Api.ALL + "/" + id).exchange().expectStatus().isNoContent();

        Api.problem(preview("erased-" + port), 410, "generation_erased");
    }

    @Test
    void theAudioIsWaitedForWhereTheViewLags() {
        sides.fate(generation -> {
            sides.complete(generation);
            sides.viewLags(idOf(generation), 3);
        });

        Api.post(api, PREVIEW, Api.BODY).expectStatus().isOk();
    }

    private String idOf(FakeGeneration generation) {
        return sides.commands(RequestGeneration.class).getLast().generationId().value();
    }

    private ResponseSpec preview(String key) {
        return api.post()
                .uri(PREVIEW)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .bodyValue(Api.BODY)
                .exchange();
    }

    private static String id(ResponseSpec response) {
        return String.valueOf(
                response.returnResult(ObjectKey.class).getResponseHeaders().getFirst("X-Generation-Id"));
    }
}
