package io.rhapsode.worker.speech.elevenlabs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.SAMPLES;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.SPEECH;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.answer;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.provider;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.refusal;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.Faults;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.domain.Mark;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When each character is heard, as the service tells it. */
@Timeout(60)
class ElevenLabsTimingsTest {

    @RegisterExtension
    static final WireMockExtension SERVER = ElevenLabsService.server();

    private static final String AUDIO = Base64.getEncoder().encodeToString(SAMPLES);

    private ElevenLabsProvider provider;

    @BeforeEach
    void anAccount() {
        provider = provider(SERVER, Map.of());
    }

    @Test
    void theRequestIsTheSameAtAnotherPathAndTheAnswerHasTheTimesOfTheCharacters() throws Exception {
        answer(SERVER, told("[\"H\", \"é\", \"😀\"]", "[0.0, 0.1234, 0.3]", "[0.1234, 0.3, 0.65]"));

        var spoken = provider.synthesize(timed("Hé😀"));

        assertThat(spoken.audio()).endsWith(SAMPLES).hasSize(44 + SAMPLES.length);
        assertThat(spoken.billedCharacters()).isEqualTo(5);
        assertThat(spoken.marks())
                .containsExactly(new Mark(0, 1, 0, 123), new Mark(1, 2, 123, 300), new Mark(2, 4, 300, 650));
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH + "/with-timestamps?output_format=pcm_44100"))
                        .withHeader("xi-api-key", equalTo("sk-secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("""
                                {"text": "Hé😀", "model_id": "eleven_multilingual_v2",
                                 "voice_settings": {"stability": 0.5, "similarity_boost": 0.75, "style": 0.0,
                                                    "use_speaker_boost": true, "speed": 1.0},
                                 "previous_text": "It was late.", "next_text": "Nobody came."}
                                """)));
    }

    @Test
    void aLongTextIsAskedForInOnePieceToo() throws Exception {
        answer(SERVER, told("[]", "[]", "[]"));

        provider.synthesize(timed("a".repeat(ElevenLabsRequest.STREAMED_FROM)));

        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH + "/with-timestamps?output_format=pcm_44100")));
    }

    @Test
    void whiteSpaceMayBeMissingAndMayBeMoreThanThereIs() throws Exception {
        answer(SERVER, told("[\" \", \"a\", \"b\", \" \"]", "[0, 0, 0.1, 0.2]", "[0, 0.1, 0.2, 0.3]"));

        assertThat(provider.synthesize(timed("a\n b")).marks())
                .containsExactly(new Mark(0, 1, 0, 100), new Mark(3, 4, 100, 200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "another text | [\"H\", \"o\"] | [0, 0.1] | [0.1, 0.2]",
                "half of it | [\"H\"] | [0] | [0.1]",
                "more than all of it | [\"H\", \"i\", \"!\"] | [0, 0.1, 0.2] | [0.1, 0.2, 0.3]",
                "too few times | [\"H\", \"i\"] | [0] | [0.1, 0.2]",
                "no characters | [] | [] | []",
                "words for characters | 7 | [0, 0.1] | [0.1, 0.2]"
            })
    void timesThatAreNotOfThisTextAreNone(String what, String characters, String starts, String ends) throws Exception {
        answer(SERVER, told(characters, starts, ends));

        assertThat(provider.synthesize(timed("Hi")).marks()).as(what).isEmpty();
    }

    @Test
    void timesThatAreNoNumbersAreBeforeAllTime() throws Exception {
        answer(SERVER, told("[\"H\", \"i\"]", "[0, \"soon\"]", "[0.1, null]"));

        assertThat(provider.synthesize(timed("Hi")).marks()).contains(new Mark(1, 2, -1, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"alignment\": null"})
    void anAnswerWithoutTimesHasAudioAlone(String nothing) throws Exception {
        answer(SERVER, aResponse().withBody("{\"audio_base64\": \"" + AUDIO + "\"" + nothing + "}"));

        var spoken = provider.synthesize(timed("Hi"));

        assertThat(spoken.audio()).endsWith(SAMPLES);
        assertThat(spoken.marks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"audio_base64\": \"\", \"alignment\": null} | EMPTY_AUDIO",
                "{\"audio_base64\": \"%%%\"} | UNDECODABLE",
                "{\"alignment\": {}} | UNDECODABLE",
                "{\"audio_base64\": 7} | UNDECODABLE",
                "{\"audio_base64\": \"AAAA | UNDECODABLE",
                "<html>Welcome</html> | UNDECODABLE"
            })
    void anAnswerWithoutAudioIsNoSpeech(String body, AttemptOutcome outcome) {
        answer(SERVER, aResponse().withBody(body));

        assertThat(Faults.failure(() -> provider.synthesize(timed("Hi"))).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void whatIsRefusedIsRefusedAsEverywhere() {
        answer(SERVER, refusal(401, "quota_exceeded"));

        assertThat(Faults.failure(() -> provider.synthesize(timed("Hi"))).outcome())
                .isEqualTo(AttemptOutcome.QUOTA);
    }

    @Test
    void everyModelCan() {
        assertThat(provider.capabilities().models()).allMatch(model -> model.timings());
        assertThat(provider(SERVER, Map.of("model", "eleven_of_tomorrow"))
                        .capabilities()
                        .defaultModel()
                        .timings())
                .isTrue();
        assertThat(provider.requests(timed("Hi"))).isEqualTo(1);
    }

    private static SpeechRequest timed(String text) {
        return request(text).withTimings();
    }

    private static ResponseDefinitionBuilder told(String characters, String starts, String ends) {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withHeader("request-id", "req-0001")
                .withHeader("character-cost", "5")
                .withBody("""
                        {"audio_base64": "%s",
                         "alignment": {"characters": %s, "character_start_times_seconds": %s,
                                       "character_end_times_seconds": %s},
                         "normalized_alignment": {"characters": ["x"], "character_start_times_seconds": [0.0],
                                                  "character_end_times_seconds": [0.1]}}
                        """.formatted(AUDIO, characters, starts, ends));
    }
}
