package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.FeedbackTag;
import io.rhapsode.events.generation.GiveFeedback;
import io.rhapsode.events.generation.KeepFeedbackWords;
import io.rhapsode.events.generation.KeepTitle;
import io.rhapsode.events.generation.ReportPlayback;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

/** What can be done with a generation that exists: cancel, regenerate, judge, listen, erase. */
@GatewayTest
class LifeTest {

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    private WebTestClient api;
    private String id = "";

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
        sides.fate(sides::complete);
        id = Api.speak(
                api,
                Map.of(
                        "text", "Sing in me, Muse.",
                        "title", "The Odyssey",
                        "projectId", "prj_q7m3vd2xw6thbrc5efgz4k2a7n",
                        "voiceId", "local:en-us",
                        "audio", Map.of("format", "flac")));
    }

    @Test
    void whatIsUnderWayCanBeStopped() {
        sides.fate(generation -> {});
        String running = Api.speak(api, Api.BODY);

        api.post().uri(one(running) + "/cancel").exchange().expectStatus().isAccepted();

        assertThat(sides.commands(CancelGeneration.class)).hasSize(1);
        assertThat(Api.json(Api.get(api, one(running))).get("status").stringValue())
                .isEqualTo("cancelled");
    }

    @Test
    void whatIsOverCannotBeStopped() {
        Api.problem(api.post().uri(one(id) + "/cancel").exchange(), 409, "already_finished");
    }

    @Test
    void aNewTakeIsANewGenerationOfTheSameText() {
        ResponseSpec response = api.post()
                .uri(one(id) + "/regenerate")
                .exchange()
                .expectStatus()
                .isAccepted();
        String again = Api.json(response).get("generationId").stringValue();

        RequestGeneration command = sides.commands(RequestGeneration.class).getLast();
        assertThat(command.generationId().value()).isEqualTo(again).isNotEqualTo(id);
        assertThat(command.regeneratedFrom()).hasToString(id);
        assertThat(command.take()).isEqualTo(2);
        assertThat(command.projectId()).hasToString("prj_q7m3vd2xw6thbrc5efgz4k2a7n");
        assertThat(command.order())
                .isEqualTo(sides.commands(RequestGeneration.class).getFirst().order());
        assertThat(objects.text(command.textKey())).isEqualTo("Sing in me, Muse.");
        assertThat(sides.commands(KeepTitle.class).getLast().title()).isEqualTo("The Odyssey");
        JsonNode shown = Api.json(Api.get(api, one(again)));
        assertThat(shown.get("regeneratedFrom").stringValue()).isEqualTo(id);
        assertThat(shown.get("take").intValue()).isEqualTo(2);
    }

    @Test
    void aNewTakeMayDifferInWhatItsRequestNames() {
        Api.post(api, one(id) + "/regenerate", Map.of("voiceId", "local:en-gb", "settings", Map.of("speed", 1.5)))
                .expectStatus()
                .isAccepted();

        var order = sides.commands(RequestGeneration.class).getLast().order();
        assertThat(order.voice()).hasToString("local:en-gb");
        assertThat(order.settings().speed()).isEqualTo(1.5);
        assertThat(order.audio().format()).isEqualTo(AudioFormat.FLAC);
    }

    @Test
    void aNewTakeHasNoTextOfItsOwn() {
        JsonNode problem = Api.problem(
                Api.post(api, one(id) + "/regenerate", Map.of("text", "Another.")), 400, "validation_failed");

        assertThat(Api.pointers(problem)).containsExactly("/text");
    }

    @Test
    void aNewTakeThatIsRefusedLeavesNoTextBehind() {
        var before = objects.keys();

        Api.problem(Api.post(api, one(id) + "/regenerate", Map.of("voiceId", "local:nobody")), 422, "voice_not_found");

        assertThat(objects.keys()).isEqualTo(before);
    }

    @Test
    void whatIsErasedIsGoneAndErasingItAgainChangesNothing() {
        api.delete().uri(one(id)).exchange().expectStatus().isNoContent();
        api.delete().uri(one(id)).exchange().expectStatus().isNoContent();

        Api.problem(Api.get(api, one(id)), 410, "generation_erased");
        Api.problem(Api.get(api, one(id) + "/audio"), 410, "generation_erased");
        Api.problem(Api.get(api, one(id) + "/stream"), 410, "generation_erased");
        Api.problem(api.post().uri(one(id) + "/regenerate").exchange(), 410, "text_erased");
        Api.get(api, one(id) + "/events").expectStatus().isOk();
        Api.get(api, one(id) + "/chunks").expectStatus().isOk();
        Api.get(api, one(id) + "/routing").expectStatus().isOk();
        assertThat(sides.commands(EraseGeneration.class)).hasSize(2);
    }

    @Test
    void aTextThatIsGoneCannotBeSpokenAnew() {
        objects.delete(sides.commands(RequestGeneration.class).getFirst().textKey());

        Api.problem(api.post().uri(one(id) + "/regenerate").exchange(), 410, "text_erased");
    }

    @Test
    void feedbackIsAFactAndItsWordsAreKeptApart() {
        Api.post(
                        api,
                        one(id) + "/feedback",
                        Map.of(
                                "rating",
                                4,
                                "tags",
                                List.of("Natural", "too fast", "like my aunt"),
                                "comment",
                                "Lovely."))
                .expectStatus()
                .isNoContent();

        GiveFeedback fact = sides.commands(GiveFeedback.class).getFirst();
        assertThat(fact.rating()).isEqualTo(4);
        assertThat(fact.tags()).containsExactly(FeedbackTag.NATURAL, FeedbackTag.TOO_FAST);
        assertThat(fact.commented()).isTrue();
        KeepFeedbackWords words = sides.commands(KeepFeedbackWords.class).getFirst();
        assertThat(words.comment()).isEqualTo("Lovely.");
        assertThat(words.tags()).containsExactly("like my aunt");
        assertThat(sides.commands().indexOf(sent(words)))
                .isLessThan(sides.commands().indexOf(sent(fact)));
    }

    @Test
    void feedbackWithoutWordsForgetsThoseBefore() {
        Api.post(api, one(id) + "/feedback", Map.of("rating", 2)).expectStatus().isNoContent();

        assertThat(sides.commands(KeepFeedbackWords.class).getFirst().comment()).isNull();
        assertThat(sides.commands(GiveFeedback.class).getFirst().commented()).isFalse();
    }

    @Test
    void whatIsNotFinishedCannotBeJudgedAndNothingOfThatIsKept() {
        sides.fate(generation -> {});
        String running = Api.speak(api, Api.BODY);

        Api.problem(
                Api.post(
                        api,
                        one(running) + "/feedback",
                        Map.of("rating", 2, "tags", List.of("mine"), "comment", "Hm.")),
                409,
                "not_finished");

        assertThat(sides.commands(KeepFeedbackWords.class))
                .extracting(KeepFeedbackWords::comment, KeepFeedbackWords::tags)
                .as("what was kept, and what is left of it")
                .containsExactly(tuple("Hm.", List.of("mine")), tuple(null, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    feedback | {}                                        | /rating
                    feedback | {"rating": 0}                             | /rating
                    feedback | {"rating": 6}                             | /rating
                    feedback | {"rating": 4.5}                           | /rating
                    feedback | {"rating": 5, "tags": "good"}             | /tags
                    feedback | {"rating": 5, "tags": [1]}                | /tags/0
                    feedback | {"rating": 5, "comment": []}              | /comment
                    feedback | {"rating": 5, "stars": 5}                 | /stars
                    playback | {}                                        | /playedSeconds
                    playback | {"playedSeconds": -1}                     | /playedSeconds
                    playback | {"playedSeconds": "1"}                    | /playedSeconds
                    playback | {"playedSeconds": 1, "completed": "no"}   | /completed
                    """)
    void aReportThatCannotBeIsPointedAt(String path, String body, String pointer) {
        JsonNode problem = Api.problem(Api.post(api, one(id) + "/" + path, body), 400, "validation_failed");

        assertThat(Api.pointers(problem)).containsExactly(pointer);
    }

    @Test
    void aLargeReportIsRefused() {
        Api.problem(
                Api.post(api, one(id) + "/feedback", Map.of("rating", 1, "comment", "x".repeat(70_000))),
                413,
                "body_too_large");
    }

    @Test
    void playbackIsReportedInMilliseconds() {
        Api.post(api, one(id) + "/playback", Map.of("playedSeconds", 12.3456, "completed", true))
                .expectStatus()
                .isNoContent();

        ReportPlayback command = sides.commands(ReportPlayback.class).getFirst();
        assertThat(command.playedMillis()).isEqualTo(12_346);
        assertThat(command.completed()).isTrue();
    }

    @Test
    void analystsLearnWhichKindOfProgramAskedAndFromWhere() {
        api.post()
                .uri(Api.ALL)
                .contentType(MediaType.APPLICATION_JSON)
                .header("User-Agent", "OpenAI/Python 1.2")
                .header("CF-IPCountry", "IS")
                .bodyValue(Api.BODY)
                .exchange()
                .expectStatus()
                .isAccepted();

        var caller = sides.commands(RequestGeneration.class).getLast().caller();
        assertThat(caller.agent()).isEqualTo("sdk");
        assertThat(caller.country()).isEqualTo("IS");
    }

    private OtherSides.Sent sent(Object command) {
        return sides.commands().stream()
                .filter(sent -> sent.command() == command)
                .findFirst()
                .orElseThrow();
    }

    private static String one(String id) {
        return Api.ALL + "/" + id;
    }
}
