package io.rhapsode.gateway.facade;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Whatever goes wrong at the doors for other services' clients is told in the words of that service. */
@GatewayTest
class FacadeErrorsTest {

    private static final String OPENAI = "/openai/v1/audio/speech";
    private static final String ELEVENLABS = "/elevenlabs/v1/text-to-speech/anybody";

    @Autowired
    private OtherSides sides;

    private WebTestClient api;
    private WebTestClient anybody;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
        anybody = Api.anonymous(port);
    }

    @Test
    void withoutAKey() {
        assertThat(openAi(Api.post(anybody, OPENAI, Map.of("input", "Sing.")), 401, "invalid_api_key")
                        .get("type")
                        .stringValue())
                .isEqualTo("invalid_request_error");
        elevenLabs(Api.get(anybody, "/elevenlabs/v1/voices"), 401, "invalid_api_key");
    }

    @Test
    void withoutEnoughCredits() {
        sides.price(1_000_000);

        ResponseSpec refused = Api.post(api, OPENAI, Map.of("input", "Sing."));

        assertThat(openAi(refused, 429, "insufficient_quota").get("type").stringValue())
                .isEqualTo("insufficient_quota");
        refused.expectHeader().valueEquals("x-should-retry", "false");
        elevenLabs(Api.post(api, ELEVENLABS, Map.of("text", "Sing.")), 401, "quota_exceeded");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"input\": \" \"}', text_empty, input",
        "'{}', text_empty, input",
        "'{\"input\": \"Sing.\", \"response_format\": \"vinyl\"}', validation_failed, response_format",
        "'{\"input\": \"Sing.\", \"speed\": 9}', validation_failed, speed",
        "'{\"input\": \"Sing.\", \"voice\": {\"id\": 7}}', validation_failed, voice.id",
        "1.0E18, json_invalid,",
        "'{\"input\": ', json_invalid,"
    })
    void aWrongParameterOfOpenAiIsNamed(String body, String code, String param) {
        JsonNode error = openAi(posted(OPENAI, body), 400, code);

        assertThat(error.get("param").asString(null)).isEqualTo(param);
        assertThat(error.get("message").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"text\": \" \"}', '', body, text",
        "'{\"text\": \"Sing.\", \"voice_settings\": {\"stability\": 2}}', '', body, voice_settings",
        "'{\"text\": \"Sing.\"}', '?output_format=vinyl', query, output_format"
    })
    void aWrongParameterOfElevenLabsIsPlaced(String body, String query, String where, String name) {
        ResponseSpec refused = posted(ELEVENLABS + query, body);

        refused.expectStatus().isEqualTo(422);
        JsonNode place = Api.json(refused).get("detail").get(0);
        assertThat(place.get("loc").get(0).stringValue()).isEqualTo(where);
        assertThat(place.get("loc").get(1).stringValue()).isEqualTo(name);
        assertThat(place.get("msg").stringValue()).isNotBlank();
        assertThat(place.get("type").stringValue()).isNotBlank();
    }

    @Test
    void aPathThatThereIsNot() {
        openAi(Api.get(api, "/openai/v1/embeddings"), 404, "unknown_url");
        elevenLabs(Api.get(api, "/elevenlabs/v1/history"), 404, "not_found");
    }

    @Test
    void aMethodThatThereIsNot() {
        openAi(Api.get(api, OPENAI), 405, "method_not_allowed");
    }

    @Test
    void timingsWhichNobodyGives() {
        sides.giveNoTimings();

        elevenLabs(Api.post(api, ELEVENLABS + "/with-timestamps", Map.of("text", "Sing.")), 400, "no_provider");
        elevenLabs(Api.post(api, ELEVENLABS + "/stream/with-timestamps", Map.of("text", "Sing.")), 400, "no_provider");
    }

    @Test
    void otherPathsTellProblems() {
        Api.problem(Api.get(api, "/openaivery/v1/models"), 404, "not_found");
    }

    private ResponseSpec posted(String path, String body) {
        return api.post()
                .uri(path)
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchange();
    }

    private static JsonNode openAi(ResponseSpec response, int status, String code) {
        response.expectStatus().isEqualTo(status).expectHeader().contentType("application/json");
        response.expectHeader().exists("X-Request-Id");
        JsonNode body = Api.json(response);
        assertThat(body.propertyNames()).containsExactly("error");
        JsonNode error = body.get("error");
        assertThat(error.propertyNames()).containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.get("code").stringValue()).isEqualTo(code);
        return error;
    }

    private static void elevenLabs(ResponseSpec response, int status, String word) {
        response.expectStatus().isEqualTo(status).expectHeader().contentType("application/json");
        JsonNode body = Api.json(response);
        assertThat(body.propertyNames()).containsExactly("detail");
        assertThat(body.get("detail").get("status").stringValue()).isEqualTo(word);
        assertThat(body.get("detail").get("message").stringValue()).isNotBlank();
    }
}
