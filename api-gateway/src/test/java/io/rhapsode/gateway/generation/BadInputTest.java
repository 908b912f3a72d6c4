package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What cannot be a generation: always a problem that says where, never a fault of ours, never half a generation. */
@GatewayTest
class BadInputTest {

    private static final int A_BOOK = 5_000_000;

    /** As JSON writes them: a NUL, and halves of a surrogate pair. */
    private static final List<String> NO_TEXT_HAS = List.of("a\\u0000b", "\\u0000", "a\\ud83db", "\\ude00");

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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                     | 400 | text_empty             | /text
                    {"text": null}                                         | 400 | text_empty             | /text
                    {"text": ""}                                           | 400 | text_empty             | /text
                    {"text": " \\n\\t "}                                   | 400 | text_empty             | /text
                    {"text": "... --- !?"}                                 | 400 | text_empty             | /text
                    {"text": "a\\u0000b"}                                  | 400 | text_invalid           | /text
                    {"text": "a\\ud83db"}                                  | 400 | text_invalid           | /text
                    {"text": "a\\ude00b"}                                  | 400 | text_invalid           | /text
                    {"text": 5}                                            | 400 | validation_failed      | /text
                    {"text": ["a"]}                                        | 400 | validation_failed      | /text
                    {"text": "a", "title": 1}                              | 400 | validation_failed      | /title
                    {"text": "a", "title": "\\udc00"}                      | 400 | validation_failed      | /title
                    {"text": "a", "title": "a\\u0007b"}                    | 400 | validation_failed      | /title
                    {"text": "a", "projectId": "x"}                        | 400 | validation_failed      | /projectId
                    {"text": "a", "projectId": "prj_john_smith"}           | 400 | validation_failed      | /projectId
                    {"text": "a", "projectId": "prj_johnsmith"}            | 400 | validation_failed      | /projectId
                    {"text": "a", "quoteId": "quo_1"}                      | 400 | validation_failed      | /quoteId
                    {"text": "a", "voiceId": ""}                           | 400 | validation_failed      | /voiceId
                    {"text": "a", "voiceId": "a b"}                        | 400 | validation_failed      | /voiceId
                    {"text": "a", "voiceId": "local:nobody"}               | 422 | voice_not_found        | /voiceId
                    {"text": "a", "model": "../x y"}                       | 400 | validation_failed      | /model
                    {"text": "a", "model": "none"}                         | 422 | model_not_found        | /model
                    {"text": "a", "voicePreferences": "x"}                 | 400 | validation_failed      | /voicePreferences
                    {"text": "a", "voicePreferences": {"gender": "x"}}     | 400 | validation_failed      | /voicePreferences/gender
                    {"text": "a", "voicePreferences": {"style": "x"}}      | 400 | validation_failed      | /voicePreferences/style
                    {"text": "a", "voicePreferences": {"language": "e"}}   | 400 | validation_failed      | /voicePreferences/language
                    {"text": "a", "voicePreferences": {"language": "en_US"}} | 400 | validation_failed    | /voicePreferences/language
                    {"text": "a", "voicePreferences": {"language": "johnny"}} | 400 | validation_failed   | /voicePreferences/language
                    {"text": "a", "voicePreferences": {"language": "x-john"}} | 400 | validation_failed   | /voicePreferences/language
                    {"text": "a", "voicePreferences": {"language": "tlh"}} | 422 | language_not_supported | /voicePreferences/language
                    {"text": "a", "routing": {"strategy": "luck"}}         | 400 | validation_failed      | /routing/strategy
                    {"text": "a", "routing": {"strategy": 1}}              | 400 | validation_failed      | /routing/strategy
                    {"text": "a", "routing": {"strategy": "learned"}}      | 422 | not_available_yet      | /routing/strategy
                    {"text": "a", "routing": {"preferredProvider": "A"}}   | 400 | validation_failed      | /routing/preferredProvider
                    {"text": "a", "routing": {"preferredProvider": "nowhere"}} | 422 | provider_not_found | /routing/preferredProvider
                    {"text": "a", "routing": {"excludeProviders": "local"}}| 400 | validation_failed      | /routing/excludeProviders
                    {"text": "a", "routing": {"excludeProviders": ["a", 1]}}| 400 | validation_failed     | /routing/excludeProviders/1
                    {"text": "a", "routing": {"excludeProviders": ["local"]}}| 422 | no_provider          | /routing
                    {"text": "a", "routing": {"maxCostMicros": -1}}        | 400 | validation_failed      | /routing/maxCostMicros
                    {"text": "a", "routing": {"maxCostMicros": 1.5}}       | 400 | validation_failed      | /routing/maxCostMicros
                    {"text": "a", "routing": {"maxCostMicros": 1e30}}      | 400 | validation_failed      | /routing/maxCostMicros
                    {"text": "a", "routing": {"maxCostMicros": 1e400}}     | 400 | validation_failed      | /routing/maxCostMicros
                    {"text": "a", "routing": {"allowMixedVoices": "yes"}}  | 400 | validation_failed      | /routing/allowMixedVoices
                    {"text": "a", "audio": {"format": "aiff"}}             | 400 | validation_failed      | /audio/format
                    {"text": "a", "audio": {"bitrateKbps": 8}}             | 400 | validation_failed      | /audio/bitrateKbps
                    {"text": "a", "audio": {"bitrateKbps": 321}}           | 400 | validation_failed      | /audio/bitrateKbps
                    {"text": "a", "audio": {"bitrateKbps": "128"}}         | 400 | validation_failed      | /audio/bitrateKbps
                    {"text": "a", "audio": {"sampleRateHz": 10000}}        | 400 | validation_failed      | /audio/sampleRateHz
                    {"text": "a", "audio": {"sampleRateHz": 96000}}        | 400 | validation_failed      | /audio/sampleRateHz
                    {"text": "a", "audio": {"normalize": 1}}               | 400 | validation_failed      | /audio/normalize
                    {"text": "a", "settings": {"speed": 0}}                | 400 | validation_failed      | /settings/speed
                    {"text": "a", "settings": {"speed": 1e400}}            | 400 | validation_failed      | /settings/speed
                    {"text": "a", "settings": {"speed": "fast"}}           | 400 | validation_failed      | /settings/speed
                    {"text": "a", "settings": {"pitch": 13}}               | 400 | validation_failed      | /settings/pitch
                    {"text": "a", "settings": {"volume": -0.1}}            | 400 | validation_failed      | /settings/volume
                    {"text": "a", "settings": {"emotion": "bored"}}        | 400 | validation_failed      | /settings/emotion
                    {"text": "a", "voiceID": "local:en"}                   | 400 | validation_failed      | /voiceID
                    {"text": "a", "audio": {"bitrate": 128}}               | 400 | validation_failed      | /audio/bitrate
                    {"text": "a", "a/b~c": 1}                              | 400 | validation_failed      | /a~1b~0c
                    """)
    void aValueThatCannotBeIsPointedAt(String body, int status, String code, String pointer) {
        JsonNode problem = Api.problem(Api.post(api, Api.ALL, body), status, code);

        assertThat(Api.pointers(problem)).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/text",
                "/title",
                "/projectId",
                "/quoteId",
                "/voiceId",
                "/model",
                "/voicePreferences/gender",
                "/voicePreferences/style",
                "/voicePreferences/language",
                "/routing/strategy",
                "/routing/preferredProvider",
                "/routing/excludeProviders/0",
                "/audio/format",
                "/settings/emotion"
            })
    void whatNoTextHasIsPointedAtWhereverAStringIsTaken(String pointer) {
        for (String what : NO_TEXT_HAS) {
            JsonNode problem = Api.json(Api.post(api, Api.ALL, bodyWith(pointer, what)));

            assertThat(problem.get("status").intValue()).as(problem.toString()).isIn(400, 422);
            assertThat(Api.pointers(problem)).containsExactly(pointer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/comment", "/tags/0"})
    void whatNoTextHasIsPointedAtInFeedbackToo(String pointer) {
        String path = Api.ALL + "/gen_" + "a".repeat(26) + "/feedback";
        for (String what : NO_TEXT_HAS) {
            String body = pointer.equals("/comment")
                    ? "{\"rating\": 5, \"comment\": \"" + what + "\"}"
                    : "{\"rating\": 5, \"tags\": [\"" + what + "\"]}";
            JsonNode problem = Api.problem(Api.post(api, path, body), 400, "validation_failed");

            assertThat(Api.pointers(problem)).containsExactly(pointer);
        }
    }

    @Test
    void whatNoTextHasIsPointedAtInTheTitleOfARegenerationToo() {
        for (String what : NO_TEXT_HAS) {
            JsonNode problem = Api.problem(
                    Api.post(api, Api.ALL + "/gen_" + "a".repeat(26) + "/regenerate", "{\"title\": \"" + what + "\"}"),
                    400,
                    "validation_failed");

            assertThat(Api.pointers(problem)).containsExactly("/title");
        }
    }

    /** A body that works, but for one value. */
    private static String bodyWith(String pointer, String what) {
        String[] names = pointer.substring(1).split("/");
        String value = "\"" + what + "\"";
        if (names[0].equals("text")) {
            return "{\"text\": " + value + "}";
        }
        if (names.length == 3) {
            value = "[" + value + "]";
        }
        String member =
                "\"" + names[0] + "\": " + (names.length == 1 ? value : "{\"" + names[1] + "\": " + value + "}");
        return "{\"text\": \"a\", " + member + "}";
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndTheTextComesFirst() {
        JsonNode problem = Api.problem(Api.post(api, Api.ALL, """
                        {"text": "", "voiceId": 1, "audio": {"format": "x", "bitrateKbps": 1}, "routing": {"strategy": "learned"}}
                        """), 400, "text_empty");

        assertThat(Api.pointers(problem))
                .containsExactly("/text", "/voiceId", "/routing/strategy", "/audio/format", "/audio/bitrateKbps");
    }

    @Test
    void aNameThatIsNotKnownIsRepeatedShortAndWithoutWhatNoTextHas() {
        JsonNode problem = Api.problem(
                Api.post(api, Api.ALL, "{\"text\": \"a\", \"\\u0007" + "x".repeat(500) + "\": 1}"),
                400,
                "validation_failed");

        assertThat(Api.pointers(problem).getFirst()).startsWith("/\uFFFDxxx").hasSizeLessThan(70);
        Api.problem(Api.post(api, Api.ALL, "{\"text\": \"a\", \"\\ud800\": 1}"), 400, "json_invalid");
    }

    @Test
    void estimateAndPreviewAreAsStrict() {
        for (String path : List.of(Api.ALL + "/estimate", Api.ALL + "/preview")) {
            Api.problem(Api.post(api, path, Map.of("text", " ")), 400, "text_empty");
            Api.problem(Api.post(api, path, "{"), 400, "json_invalid");
            Api.problem(Api.post(api, path, Map.of("text", "a", "voiceId", "local:nobody")), 422, "voice_not_found");
            Api.problem(Api.post(api, path, textOf("a", A_BOOK + 1)), 413, "text_too_long");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    limit=0                | /limit
                    limit=201              | /limit
                    limit=many             | /limit
                    limit=                 | /limit
                    status=finished        | /status
                    projectId=x            | /projectId
                    projectId=prj_homer    | /projectId
                    projectId=prj_%00      | /projectId
                    status=%00             | /status
                    """)
    void aListThatCannotBeIsPointedAt(String query, String pointer) {
        JsonNode problem = Api.problem(Api.get(api, Api.ALL + "?" + query), 400, "validation_failed");

        assertThat(Api.pointers(problem)).containsExactly(pointer);
    }

    @Test
    void aCursorThatIsNotOursIsSaidToBe() {
        Api.problem(Api.get(api, Api.ALL + "?cursor=abc"), 400, "cursor_invalid");
    }

    private static byte[] textOf(String character, int times) {
        return ("{\"text\": \"" + character.repeat(times) + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
