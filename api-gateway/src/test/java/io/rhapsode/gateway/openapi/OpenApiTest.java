package io.rhapsode.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The published description says what the contract says. */
@GatewayTest
class OpenApiTest {

    private WebTestClient anybody;
    private JsonNode document;

    @BeforeEach
    void read(@LocalServerPort int port) {
        anybody = Api.anonymous(port);
        document = Api.json(Api.get(anybody, "/api/openapi").expectStatus().isOk());
    }

    @Test
    void everyCallIsDescribedAndNoOther() {
        List<String> calls = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> calls.add(method + " " + path.getKey())));

        assertThat(calls)
                .containsExactlyInAnyOrder(
                        "post /api/v1/generations",
                        "get /api/v1/generations",
                        "post /api/v1/generations/estimate",
                        "post /api/v1/generations/preview",
                        "get /api/v1/generations/{id}",
                        "delete /api/v1/generations/{id}",
                        "get /api/v1/generations/{id}/chunks",
                        "get /api/v1/generations/{id}/routing",
                        "get /api/v1/generations/{id}/events",
                        "get /api/v1/generations/{id}/audio",
                        "get /api/v1/generations/{id}/stream",
                        "post /api/v1/generations/{id}/cancel",
                        "post /api/v1/generations/{id}/regenerate",
                        "post /api/v1/generations/{id}/feedback",
                        "post /api/v1/generations/{id}/playback",
                        "get /api/v1/credits",
                        "get /api/v1/credits/ledger",
                        "get /api/v1/credits/why",
                        "get /api/v1/providers",
                        "get /api/v1/usage",
                        "get /api/v1/voices",
                        "get /api/v1/voices/{id}",
                        "get /api/v1/voices/{id}/sample",
                        "get /api/v1/voices/{id}/equivalents",
                        "post /api/v1/voices/{id}/favourite",
                        "delete /api/v1/voices/{id}/favourite",
                        "get /api/v1/events",
                        "post /openai/v1/audio/speech",
                        "get /openai/v1/models",
                        "get /openai/v1/models/{model}",
                        "post /elevenlabs/v1/text-to-speech/{voiceId}",
                        "post /elevenlabs/v1/text-to-speech/{voiceId}/stream",
                        "post /elevenlabs/v1/text-to-speech/{voiceId}/with-timestamps",
                        "post /elevenlabs/v1/text-to-speech/{voiceId}/stream/with-timestamps",
                        "get /elevenlabs/v1/voices",
                        "get /elevenlabs/v1/voices/{voiceId}",
                        "get /elevenlabs/v2/voices",
                        "get /elevenlabs/v1/models",
                        "get /elevenlabs/v1/user",
                        "get /elevenlabs/v1/user/subscription");
    }

    @Test
    void theBodyOfARequestIsDescribedAsItIsRead() {
        JsonNode schema = document.at("/components/schemas/GenerationRequest");

        assertThat(schema.get("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "text",
                        "title",
                        "projectId",
                        "quoteId",
                        "voiceId",
                        "model",
                        "voicePreferences",
                        "routing",
                        "audio",
                        "settings");
        assertThat(schema.get("required").toString()).isEqualTo("[\"text\"]");
        assertThat(document.at("/paths/~1api~1v1~1generations/post/requestBody/content/application~1json/schema/$ref")
                        .stringValue())
                .endsWith("/GenerationRequest");
    }

    @Test
    void everyCallCanEndInAProblemAndNeedsAKey() {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> assertThat(failure(operation)).endsWith(failure(path.getKey()))));
        assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
                .contains("type", "title", "status", "detail", "instance", "code", "requestId", "retryable", "errors");
        assertThat(document.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("bearer", "apiKey");
        assertThat(document.at("/security")).hasSize(2);
    }

    /** How a call says that it fails. */
    private static String failure(JsonNode operation) {
        JsonNode content = operation.at("/responses/default/content");
        JsonNode problem = content.path("application/problem+json");
        return (problem.isMissingNode() ? content.path("application/json") : problem)
                .at("/schema/$ref")
                .stringValue();
    }

    /** How calls under a path fail. */
    private static String failure(String path) {
        if (path.startsWith("/openai/")) {
            return "/OpenAiError";
        }
        return path.startsWith("/elevenlabs/") ? "/ElevenLabsError" : "/Problem";
    }

    @Test
    void aCallTellsEachStatusOfItsRefusalsWithTheirCodes() {
        JsonNode speak = document.at("/paths/~1api~1v1~1generations/post/responses");

        assertThat(speak.propertyNames())
                .containsExactlyInAnyOrder("202", "400", "402", "409", "410", "413", "422", "429", "default");
        assertThat(speak.at("/402/description").stringValue())
                .isEqualTo(
                        "budget_reached: The month's budget does not suffice; insufficient_credits: The credits do not suffice");
        assertThat(speak.at("/409/description").stringValue()).contains("quote_used", "idempotency_in_progress");
        assertThat(speak.at("/410/description").stringValue()).contains("quote_expired");
        assertThat(speak.at("/422/description").stringValue()).contains("quote_not_found", "quote_mismatch");
        assertThat(speak.at("/422/content/application~1problem+json/schema/$ref")
                        .stringValue())
                .endsWith("/Problem");
    }

    @ParameterizedTest
    @CsvSource({
        "/openai/v1/audio/speech, audio/* text/event-stream",
        "/elevenlabs/v1/text-to-speech/{voiceId}, audio/*",
        "/elevenlabs/v1/text-to-speech/{voiceId}/stream, audio/*",
        "/elevenlabs/v1/text-to-speech/{voiceId}/with-timestamps, application/json",
        "/elevenlabs/v1/text-to-speech/{voiceId}/stream/with-timestamps, application/x-ndjson"
    })
    void aCallForSpeechSaysWhatItAnswersAndWhatItSaysOfTheGenerationBehindIt(String path, String mediaTypes) {
        JsonNode call = document.get("paths").get(path).get("post");
        JsonNode answer = call.at("/responses/200");

        assertThat(answer.get("content").propertyNames()).containsExactlyInAnyOrder(mediaTypes.split(" "));
        assertThat(answer.get("description").stringValue()).contains("sound");
        assertThat(answer.get("headers").propertyNames())
                .containsExactlyInAnyOrder("X-Generation-Id", "X-Provider", "X-Credits-Cost", "X-Request-Id");
        assertThat(call.get("parameters").findValuesAsString("name")).contains("Idempotency-Key");
    }

    @Test
    void noCallAsksForWhatIsKnownFromTheKey() {
        assertThat(document.toString())
                .doesNotContain("Requester")
                .doesNotContain("requester")
                .doesNotContain("exchange");
    }

    @Test
    void thePageIsThere(@LocalServerPort int port) {
        String location = anybody.get()
                .uri("/api/docs")
                .exchange()
                .expectStatus()
                .isFound()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("Location");

        assertThat(location).isNotNull();
        assertThat(new String(Api.bytes(Api.get(anybody, String.valueOf(location))
                        .expectStatus()
                        .isOk())))
                .contains("swagger-ui");
        for (String part : List.of(
                "/api/swagger-ui/swagger-initializer.js",
                "/api/swagger-ui/swagger-ui-bundle.js",
                "/api/openapi/swagger-config")) {
            Api.get(anybody, part).expectStatus().isOk();
        }
    }
}
