package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.KeepQuote;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import io.rhapsode.gateway.idempotency.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Reading generations. */
@GatewayTest
class LookTest {

    @Autowired
    private OtherSides sides;

    private WebTestClient api;
    private WebTestClient stranger;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
        stranger = Api.at(port, Database.OTHER_KEY);
    }

    @Test
    void aFinishedGenerationIsShownWithEverythingTheContractNames() {
        sides.fate(sides::complete);
        String id = Api.speak(api, Map.of("text", "Sing in me, Muse.", "title", "The Odyssey"));

        JsonNode shown =
                Api.json(Api.get(api, Api.ALL + "/" + id).expectStatus().isOk());

        assertThat(shown.propertyNames())
                .containsExactly(
                        "generationId",
                        "status",
                        "title",
                        "characters",
                        "language",
                        "contentType",
                        "progress",
                        "routing",
                        "audio",
                        "creditsHeld",
                        "creditsCharged",
                        "costMicros",
                        "regeneratedFrom",
                        "take",
                        "error",
                        "createdAt",
                        "completedAt",
                        "estimatedCompletionAt",
                        "charging",
                        "availableUntil");
        assertThat(shown.get("charging").stringValue()).isEqualTo("at-completion");
        assertThat(shown.get("availableUntil").isNull()).isTrue();
        assertThat(shown.get("estimatedCompletionAt").isNull()).as("it is over").isTrue();
        assertThat(shown.get("status").stringValue()).isEqualTo("completed");
        assertThat(shown.get("title").stringValue()).isEqualTo("The Odyssey");
        assertThat(shown.get("contentType").stringValue()).isEqualTo("fiction_narrative");
        assertThat(shown.get("progress").toString()).isEqualTo("{\"chunksTotal\":2,\"chunksDone\":2,\"fraction\":1.0}");
        assertThat(shown.get("routing").toString())
                .isEqualTo(
                        "{\"strategy\":\"balanced\",\"provider\":\"local\",\"voiceId\":\"local:en-us\",\"reason\":\"only_candidate\",\"fallbackUsed\":false}");
        assertThat(shown.get("audio").toString())
                .isEqualTo("{\"format\":\"mp3\",\"durationMs\":12345,\"bytes\":100000,\"url\":\"/api/v1/generations/"
                        + id + "/audio\",\"loudnessLufs\":-19.0,\"peakDb\":-3.1}");
        assertThat(shown.get("createdAt").stringValue())
                .startsWith("2026-01-01T")
                .endsWith("Z");
        assertThat(shown.get("error").isNull()).isTrue();
    }

    @Test
    void whatIsNotKnownYetIsNull() {
        String id = Api.speak(api, Api.BODY);

        JsonNode shown = Api.json(Api.get(api, Api.ALL + "/" + id));

        assertThat(shown.get("status").stringValue()).isEqualTo("pending");
        assertThat(shown.get("audio").isNull()).isTrue();
        assertThat(shown.get("title").isNull()).isTrue();
        assertThat(shown.get("routing").toString())
                .isEqualTo(
                        "{\"strategy\":\"balanced\",\"provider\":null,\"voiceId\":null,\"reason\":null,\"fallbackUsed\":false}");
    }

    @Test
    void aFailureIsShownWithItsCode() {
        sides.fate(OtherSides.failing(FailureCode.ALL_PROVIDERS_FAILED));
        String id = Api.speak(api, Api.BODY);

        JsonNode error = Api.json(Api.get(api, Api.ALL + "/" + id)).get("error");

        assertThat(error.get("code").stringValue()).isEqualTo("all_providers_failed");
        assertThat(error.get("detail").stringValue()).isNotBlank();
    }

    @Test
    void whoWasJustToldOfAGenerationFindsItThoughTheViewLags() {
        String id = Api.speak(api, Api.BODY);
        sides.generation(id).happens(0, "status", io.rhapsode.events.generation.GenerationStatus.ANALYZING, 0, 0, null);
        sides.viewLags(id, 5);

        Api.get(api, Api.ALL + "/" + id).expectStatus().isOk();
    }

    @Test
    void anotherTenantsGenerationIsNotThere() {
        sides.fate(sides::complete);
        String id = Api.speak(api, Api.BODY);
        for (String path : List.of("", "/chunks", "/routing", "/events", "/audio", "/stream")) {
            Api.problem(Api.get(stranger, Api.ALL + "/" + id + path), 404, "generation_not_found");
        }
        Api.problem(stranger.post().uri(Api.ALL + "/" + id + "/cancel").exchange(), 404, "generation_not_found");
        Api.problem(stranger.post().uri(Api.ALL + "/" + id + "/regenerate").exchange(), 404, "generation_not_found");
        Api.problem(
                Api.post(stranger, Api.ALL + "/" + id + "/feedback", Map.of("rating", 1)), 404, "generation_not_found");
        Api.problem(
                Api.post(stranger, Api.ALL + "/" + id + "/playback", Map.of("playedSeconds", 1)),
                404,
                "generation_not_found");
        Api.problem(stranger.delete().uri(Api.ALL + "/" + id).exchange(), 404, "generation_not_found");
        assertThat(Api.json(Api.get(stranger, Api.ALL)).get("items")).isEmpty();
        Api.get(api, Api.ALL + "/" + id).expectStatus().isOk();
    }

    @Test
    void anIdThatNobodyHasIsNotThere() {
        Api.problem(Api.get(api, Api.ALL + "/gen_" + "a".repeat(26)), 404, "generation_not_found");
        Api.problem(Api.get(api, Api.ALL + "/..%2f..%2fetc"), 400, "bad_request");
        Api.problem(Api.get(api, Api.ALL + "/x/events"), 404, "generation_not_found");
    }

    @Test
    void aListGoesOnFromItsCursorUntilThereIsNone() {
        String project = "prj_" + Attempt.random().seed();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(Api.speak(api, Map.of("text", "Take " + i, "projectId", project)));
        }

        JsonNode first = Api.json(Api.get(api, Api.ALL + "?limit=3&projectId=" + project));
        JsonNode rest = Api.json(Api.get(
                api,
                Api.ALL + "?limit=3&projectId=" + project + "&cursor="
                        + first.get("nextCursor").stringValue()));

        List<String> seen = new ArrayList<>();
        first.get("items").forEach(item -> seen.add(item.get("generationId").stringValue()));
        assertThat(seen).hasSize(3);
        rest.get("items").forEach(item -> seen.add(item.get("generationId").stringValue()));
        assertThat(seen).isEqualTo(made);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
        assertThat(Api.json(Api.get(api, Api.ALL + "?status=completed&projectId=" + project))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void chunksAreShownInOrder() {
        String id = Api.speak(api, Api.BODY);

        JsonNode chunks = Api.json(Api.get(api, Api.ALL + "/" + id + "/chunks"));

        assertThat(chunks.get("items").get(0).toString())
                .isEqualTo(
                        "{\"index\":0,\"start\":0,\"end\":20,\"characters\":20,\"status\":\"synthesized\",\"provider\":\"local\",\"attempts\":1,\"latencyMs\":12,\"durationMs\":1500,\"error\":null}");
        assertThat(chunks.get("items")).hasSize(2);
    }

    @Test
    void everyCandidateHasScorePriceProbabilityAndReason() {
        String id = Api.speak(api, Api.BODY);

        JsonNode routing = Api.json(Api.get(api, Api.ALL + "/" + id + "/routing"));

        List<String> reasons = new ArrayList<>();
        routing.get("candidates").forEach(candidate -> {
            assertThat(candidate.propertyNames()).contains("score", "costMicros", "credits", "probability", "reason");
            reasons.add(candidate.get("provider").stringValue() + " "
                    + candidate.get("reason").stringValue());
        });
        assertThat(reasons).containsExactly("local best_score", "openai fallback", "dear credits");
        assertThat(routing.get("excluded").get(0).toString())
                .isEqualTo("{\"provider\":\"deaf\",\"reason\":\"language\"}");
    }

    @Test
    void anEstimateNamesEveryOptionAndKeepsNothingOfTheTextButItsHash() {
        JsonNode estimate = Api.json(
                Api.post(api, Api.ALL + "/estimate", Api.BODY).expectStatus().isOk());

        String quote = estimate.get("quoteId").stringValue();
        assertThat(quote).matches("quo_[a-z0-9]{26}");
        assertThat(estimate.toString().replace(quote, "Q"))
                .isEqualTo(
                        "{\"characters\":17,\"language\":\"en\",\"contentType\":\"general\",\"options\":[{\"provider\":\"local\",\"voiceId\":\"local:en-us\",\"credits\":0,\"costMicros\":0,\"quality\":2,\"estimatedDurationMs\":1000,\"estimatedLatencyMs\":50,\"ignoredSettings\":[\"stability\"]}],\"recommended\":\"local\",\"excluded\":[{\"provider\":\"openai\",\"reason\":\"circuit_open\"}],\"quoteId\":\"Q\",\"quoteExpiresAt\":\"2026-03-01T12:15:00Z\"}");
        assertThat(sides.commands()).hasSize(1);
        assertThat(sides.commands(KeepQuote.class).getFirst().quote().textDigest())
                .isEqualTo("c0ffee");
    }

    @Test
    void aFaultOfOursIsToldWithoutAWordAboutIt() {
        sides.breakdown(new IllegalStateException("the secret of the house"));

        JsonNode problem = Api.problem(Api.post(api, Api.ALL, Api.BODY), 500, "internal");

        assertThat(problem.toString()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(problem.get("retryable").booleanValue()).isTrue();
        sides.breakdown(null);
    }

    @Test
    void whatDoesNotAnswerIsUnavailable() {
        sides.breakdown(new org.axonframework.commandhandling.NoHandlerForCommandException("nobody"));
        var response = Api.post(api, Api.ALL, Api.BODY);
        Api.problem(response, 503, "unavailable");
        response.expectHeader().exists("Retry-After");
        sides.breakdown(null);
    }

    @Test
    void aRefusalFromAnotherProcessIsTheSameRefusal() {
        String id = Api.speak(api, Api.BODY);
        sides.breakdown(new org.axonframework.commandhandling.CommandExecutionException(
                "It is over.", null, io.rhapsode.events.Rejection.ALREADY_FINISHED));

        Api.problem(api.post().uri(Api.ALL + "/" + id + "/cancel").exchange(), 409, "already_finished");
        sides.breakdown(null);
    }

    @Test
    void anErrorWhileTheBodyIsOfTheWrongTypeIsStillJson() {
        Api.problem(
                api.get()
                        .uri("/api/v1/nothing")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange(),
                404,
                "not_found");
    }
}
