package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What is not even a request that could be read: too large, too deep, no JSON, no such path. A problem as well, and never half a generation. */
@GatewayTest
class UnreadableRequestTest {

    private static final int A_BOOK = 5_000_000;

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    private WebTestClient api;
    private Set<String> before = Set.of();

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
        before = objects.keys();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(sides.commands(RequestGeneration.class)).isEmpty();
        assertThat(objects.keys()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "nonsense",
                "{\"text\": \"a\"} trailing",
                "{\"text\": \"a\", \"text\": \"b\"}",
                "{\"text\": 'a'}",
                "{\"text\": \"a\nb\"}",
                "{\"text\": NaN}",
                "[]",
                "\"text\"",
                "null",
                "{\"text\": \"a\", \"settings\": {\"speed\": 1"
                        + "1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111"
                        + "}}"
            })
    void whatIsNoJsonObjectIsUnreadable(String body) {
        Api.problem(Api.post(api, Api.ALL, body), 400, "json_invalid");
    }

    @Test
    void absurdlyNestedJsonIsUnreadable() {
        Api.problem(Api.post(api, Api.ALL, "[".repeat(200_000)), 400, "json_invalid");
        Api.problem(Api.post(api, Api.ALL, "{\"a\":".repeat(200_000)), 400, "json_invalid");
        Api.problem(Api.post(api, Api.ALL, "{\"text\": " + "[".repeat(40) + "]".repeat(40) + "}"), 400, "json_invalid");
    }

    @Test
    void millionsOfMembersAreUnreadable() {
        Api.problem(Api.post(api, Api.ALL, "{\"x\": [" + "1,".repeat(300_000) + "1]}"), 400, "json_invalid");
    }

    @Test
    void aNameWithoutEndIsUnreadable() {
        Api.problem(Api.post(api, Api.ALL, "{\"" + "x".repeat(100_000) + "\": 1}"), 400, "json_invalid");
    }

    @Test
    void onlyUtf8IsRead() {
        List<byte[]> bodies = List.of(
                withText(0xC3, 0x28), // no continuation
                withText(0xC0, 0xAF), // overlong
                withText(0xED, 0xA0, 0x80), // a surrogate
                withText(0xF5, 0x80, 0x80, 0x80), // beyond Unicode
                withText(0xE2, 0x82), // cut off
                withText(0xE9), // Latin-1
                "{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_16),
                "{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_16LE),
                "{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_16BE));
        for (byte[] body : bodies) {
            JsonNode problem = Api.problem(Api.post(api, Api.ALL, body), 400, "json_invalid");
            assertThat(problem.get("detail").stringValue()).contains("UTF-8");
        }
    }

    @Test
    void oneCharacterMoreThanABookIsTooLong() {
        JsonNode problem = Api.problem(Api.post(api, Api.ALL, textOf("a", A_BOOK + 1)), 413, "text_too_long");

        assertThat(Api.pointers(problem)).containsExactly("/text");
    }

    @Test
    void sixMegabytesAreTooLongAndSoAreFiveMillionAndOneEmojiInTheirLongestSpelling() {
        Api.problem(Api.post(api, Api.ALL, textOf("a", 6 * 1024 * 1024)), 413, "text_too_long");
        Api.problem(Api.post(api, Api.ALL, textOf("\\ud83d\\ude00", A_BOOK + 1)), 413, "text_too_long");
    }

    @Test
    void aBodyLargerThanAnyBookIsNotEvenReadToItsEnd() {
        Api.problem(Api.post(api, Api.ALL, textOf("a", 62_000_000)), 413, "body_too_large");
    }

    @Test
    void anotherMediaTypeIsNotSupported() {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            ResponseSpec response = api.post()
                    .uri(Api.ALL)
                    .contentType(MediaType.parseMediaType(type))
                    .bodyValue("{\"text\": \"a\"}")
                    .exchange();
            Api.problem(response, 415, "unsupported_media_type");
        }
        Api.problem(api.post().uri(Api.ALL).exchange(), 415, "unsupported_media_type");
    }

    @Test
    void aMethodThatIsNotThereIsNamedTogetherWithThoseThatAre() {
        ResponseSpec response = api.put().uri(Api.ALL).exchange();
        Api.problem(response, 405, "method_not_allowed");
        response.expectHeader()
                .value(
                        "Allow",
                        allowed ->
                                assertThat(Arrays.asList(allowed.split(", "))).contains("GET", "POST"));
        Api.problem(api.patch().uri(Api.ALL + "/gen_" + "a".repeat(26)).exchange(), 405, "method_not_allowed");
    }

    @Test
    void aPathWithNothingBehindItIsAProblemToo() {
        Api.problem(Api.get(api, "/api/v1/nothing"), 404, "not_found");
        Api.problem(Api.get(api, "/"), 404, "not_found");
        Api.problem(Api.get(api, "/api/v1/generations/gen 1"), 404, "generation_not_found");
        Api.problem(Api.get(api, "/api/v1/generations/%2e%2e"), 400, "bad_request");
    }

    @Test
    void anAnswerThatIsNotAcceptedCannotBeHad() {
        Api.problem(api.get().uri(Api.ALL).accept(MediaType.APPLICATION_XML).exchange(), 406, "not_acceptable");
    }

    private static byte[] withText(int... bytes) {
        byte[] body = "{\"text\": \"a".getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(body, body.length + bytes.length + 2);
        for (int at = 0; at < bytes.length; at++) {
            all[body.length + at] = (byte) bytes[at];
        }
        all[all.length - 2] = '"';
        all[all.length - 1] = '}';
        return all;
    }

    private static byte[] textOf(String character, int times) {
        return ("{\"text\": \"" + character.repeat(times) + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
