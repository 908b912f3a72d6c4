package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.KeepTitle;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.FakeApplication;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** POST /generations. */
@GatewayTest
class RequestTest {

    /** As the public contract has it. */
    private static final String EVERYTHING = """
            { "text": "Sing in me, Muse, and through me tell the story.",  "title": "The Odyssey", "projectId": "prj_q7m3vd2xw6thbrc5efgz4k2a7n", "quoteId": null,
              "voiceId": "local:en-us", "model": "espeak",
              "voicePreferences": {"gender": "female", "style": "narrative", "language": "en"},
              "routing": {"strategy": "quality", "preferredProvider": "local", "excludeProviders": ["openai", "openai"],
                          "maxCostMicros": 500000, "allowMixedVoices": true},
              "audio": {"format": "opus", "bitrateKbps": 96.0, "normalize": false, "sampleRateHz": 48000},
              "settings": {"speed": 1.25, "pitch": -2, "stability": 0.4, "similarity": 0.7, "style": 0.1, "volume": 0.9, "emotion": "calm"} }
            """;

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    private WebTestClient api;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
    }

    @Test
    void aTextIsAcceptedAndItsFateCanBeFollowed() {
        var response = Api.post(api, Api.ALL, Api.BODY)
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", "/api/v1/generations/gen_[a-z2-7]{26}")
                .expectHeader()
                .exists("X-Request-Id");
        JsonNode accepted = Api.json(response);
        String id = accepted.get("generationId").stringValue();
        assertThat(accepted.toString())
                .isEqualTo("{\"generationId\":\"" + id
                        + "\",\"status\":\"pending\",\"statusUrl\":\"/api/v1/generations/" + id
                        + "\",\"eventsUrl\":\"/api/v1/generations/" + id
                        + "/events\",\"estimatedCompletionAt\":\"" + FakeApplication.NOW.plusMillis(2_500) + "\"}");
    }

    /** Otherwise it would be begun and charged before it turns out that nobody can be told. */
    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/event-stream", "application/x-ndjson"})
    void whoCannotReadTheAnswerBeginsNothing(String accepted) {
        api.post()
                .uri(Api.ALL)
                .header("Content-Type", "application/json")
                .header("Accept", accepted)
                .bodyValue(Api.BODY)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_acceptable");

        assertThat(sides.commands(RequestGeneration.class)).isEmpty();
    }

    @Test
    void everyWishReachesTheCommandAndWhatAPersonTypedDoesNot() {
        String id = Api.speak(api, EVERYTHING);

        RequestGeneration command = sides.commands(RequestGeneration.class).getFirst();
        assertThat(command.generationId().value()).isEqualTo(id);
        assertThat(command.kind()).isEqualTo(GenerationKind.STANDARD);
        assertThat(command.characters()).isEqualTo(48);
        assertThat(command.take()).isEqualTo(1);
        assertThat(command.projectId()).hasToString("prj_q7m3vd2xw6thbrc5efgz4k2a7n");
        assertThat(command.caller().tier()).isEqualTo("standard");
        var order = command.order();
        assertThat(order.voice()).hasToString("local:en-us");
        assertThat(order.model()).isEqualTo("espeak");
        assertThat(order.preferences().gender()).isEqualTo(Gender.FEMALE);
        assertThat(order.preferences().language()).isEqualTo("en");
        assertThat(order.preferences().style()).isEqualTo(VoiceStyle.NARRATIVE);
        assertThat(order.routing().strategy()).isEqualTo(Strategy.QUALITY);
        assertThat(order.routing().preferred()).hasToString("local");
        assertThat(order.routing().excluded()).hasSize(1).first().hasToString("openai");
        assertThat(order.routing().maxCostMicros()).isEqualTo(500_000);
        assertThat(order.routing().allowMixedVoices()).isTrue();
        assertThat(order.audio().format()).isEqualTo(AudioFormat.OPUS);
        assertThat(order.audio().bitrateKbps()).isEqualTo(96);
        assertThat(order.audio().normalize()).isFalse();
        assertThat(order.audio().sampleRateHz()).isEqualTo(48_000);
        assertThat(order.settings().speed()).isEqualTo(1.25);
        assertThat(order.settings().pitch()).isEqualTo(-2);
        assertThat(order.settings().emotion()).isEqualTo("calm");
        assertThat(objects.text(command.textKey())).isEqualTo("Sing in me, Muse, and through me tell the story.");
        assertThat(sides.commands(KeepTitle.class))
                .containsExactly(new KeepTitle(command.tenantId(), command.generationId(), "The Odyssey"));
        assertThat(command.toString()).doesNotContain("Odyssey").doesNotContain("Muse");
    }

    @Test
    void aPlanThatTheAdmissionBringsGoesWithTheCommand() {
        Plan plan = new Plan(
                FakeApplication.NOW,
                new TextAnalysis(48, "en", 1, ContentType.POETRY, Emotion.NEUTRAL, 0, 0, 1, 1, 10, "rules/1"),
                new Routing(Strategy.QUALITY, "rules", "1", 0, RoutingReason.NONE_ELIGIBLE, List.of(), List.of()),
                List.of());
        Api.speak(api, Api.BODY);
        sides.plan(plan);
        Api.speak(api, Api.BODY);

        assertThat(sides.commands(RequestGeneration.class))
                .extracting(RequestGeneration::plan)
                .containsExactly(null, plan);
    }

    @Test
    void everyMessageSaysWhoAsksUnderAnIdOfOursAndIsLoggedUnderThatOfTheCallerToo() {
        api.post()
                .uri(Api.ALL)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Request-Id", "my-request.1")
                .bodyValue(Api.BODY)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueEquals("X-Request-Id", "my-request.1");

        OtherSides.Sent sent = sides.commands().getLast();
        String correlation = String.valueOf(sent.metaData().get("correlationId"));
        assertThat(correlation).matches("req_[0-9a-f]{32}");
        assertThat(sent.metaData())
                .isEqualTo(Map.of("tenant", "ten_first", "actor", "key_admin", "correlationId", correlation));
        assertThat(sent.virtual()).isTrue();
        assertThat(sent.logged())
                .containsEntry("requestId", "my-request.1")
                .containsEntry("correlationId", correlation)
                .containsEntry("tenant", "ten_first")
                .containsKey("generationId");
    }
}
