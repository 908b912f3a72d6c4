package io.rhapsode.worker.speech.elevenlabs;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.SAMPLES;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.SPEECH;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.answer;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.provider;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.request;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.samples;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.SpeechRequest;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.sound.sampled.AudioSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the service, field by field, and what is made of a good answer. */
@Timeout(60)
class ElevenLabsRequestTest {

    @RegisterExtension
    static final WireMockExtension SERVER = ElevenLabsService.server();

    private static final SpeechSettings SETTINGS = new SpeechSettings(1.1, 3, 0.3, 0.8, 0.25, 1.5, "sad");

    @BeforeEach
    void theServiceSpeaks() {
        answer(SERVER, samples());
    }

    @Test
    void aRequestSaysWhatIsWantedAndWhatIsSaidAroundIt() throws Exception {
        provider(SERVER, Map.of()).synthesize(request("Grüße 😀", null, "de", SETTINGS));

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH + "?output_format=pcm_44100"))
                        .withHeader("xi-api-key", equalTo("sk-secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withoutHeader("Authorization")
                        .withRequestBody(equalToJson("""
                                {"text": "Grüße 😀", "model_id": "eleven_multilingual_v2",
                                 "voice_settings": {"stability": 0.3, "similarity_boost": 0.8, "style": 0.25,
                                                    "use_speaker_boost": true, "speed": 1.1},
                                 "previous_text": "It was late.", "next_text": "Nobody came."}
                                """)));
    }

    @Test
    void aQuickModelIsToldTheLanguageAndNoStyle() throws Exception {
        provider(SERVER, Map.of()).synthesize(request("Grüße", "eleven_flash_v2_5", "de-AT", SETTINGS));

        verifyBody("""
                {"text": "Grüße", "model_id": "eleven_flash_v2_5", "language_code": "de",
                 "voice_settings": {"stability": 0.3, "similarity_boost": 0.8, "speed": 1.1},
                 "previous_text": "It was late.", "next_text": "Nobody came."}
                """);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.5", "0.2, 0.0", "0.9, 1.0"})
    void theThirdGenerationKnowsThreeStabilitiesAndNothingAroundAChunk(double asked, double sent) throws Exception {
        var settings = new SpeechSettings(1.1, 0, asked, 0.8, 0.25, 1, "auto");

        provider(SERVER, Map.of("model", "eleven_v3")).synthesize(request("Hi", null, "en", settings));

        verifyBody(
                "{\"text\": \"Hi\", \"model_id\": \"eleven_v3\", \"voice_settings\": {\"stability\": " + sent + "}}");
    }

    @Test
    void theBeginningAndTheEndOfATextHaveNothingAroundThem() throws Exception {
        var alone =
                new SpeechRequest("Hi", ElevenLabsService.VOICE, "eleven_turbo_v2_5", "und", SpeechSettings.DEFAULT);

        provider(SERVER, Map.of()).synthesize(alone);

        verifyBody("""
                {"text": "Hi", "model_id": "eleven_turbo_v2_5",
                 "voice_settings": {"stability": 0.5, "similarity_boost": 0.75, "speed": 1.0}}
                """);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.7", "0.7, 0.7", "1.2, 1.2", "4, 1.2"})
    void speedEndsWhereTheServiceEnds(double asked, double sent) throws Exception {
        var provider = provider(SERVER, Map.of("model", "eleven_turbo_v2_5"));

        provider.synthesize(request("Hi", null, "und", new SpeechSettings(asked, 0, 0.5, 0.75, 0, 1, "auto")));

        assertThat(provider.speed(asked)).isEqualTo(sent);
        verifyBody("""
                {"text": "Hi", "model_id": "eleven_turbo_v2_5",
                 "voice_settings": {"stability": 0.5, "similarity_boost": 0.75, "speed": %s},
                 "previous_text": "It was late.", "next_text": "Nobody came."}
                """.formatted(sent));
    }

    @Test
    void aLongTextIsAskedForAsAStream() throws Exception {
        var provider = provider(SERVER, Map.of());

        provider.synthesize(request("a".repeat(ElevenLabsRequest.STREAMED_FROM)));
        provider.synthesize(request("a".repeat(ElevenLabsRequest.STREAMED_FROM - 1)));

        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH + "/stream?output_format=pcm_44100")));
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH + "?output_format=pcm_44100")));
    }

    @Test
    void samplesBecomeAWavFile() throws Exception {
        var spoken = provider(SERVER, Map.of()).synthesize(request("Hi"));

        try (var wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(spoken.audio()))) {
            assertThat(wav.getFormat().getSampleRate()).isEqualTo(44_100);
            assertThat(wav.getFormat().getChannels()).isEqualTo(1);
            assertThat(wav.getFormat().getSampleSizeInBits()).isEqualTo(16);
            assertThat(wav.readAllBytes()).isEqualTo(SAMPLES);
        }
    }

    @ParameterizedTest(name = "{0} credits of {1} are {2} characters")
    @CsvSource(
            nullValues = "none",
            value = {
                "9, eleven_multilingual_v2, 9",
                "5, eleven_flash_v2_5, 10",
                "18, eleven_v3, 18",
                "none, eleven_v3, 7",
                "many, eleven_v3, 7",
                "-1, eleven_v3, 7",
                "1e300, eleven_v3, 7"
            })
    void whatTheServiceBillsIsBilled(@Nullable String credits, String model, long billed) throws Exception {
        answer(SERVER, credits == null ? samples() : samples().withHeader("character-cost", credits));

        assertThat(provider(SERVER, Map.of())
                        .synthesize(request("Grüße 😀", model, "en", SETTINGS))
                        .billedCharacters())
                .isEqualTo(billed);
    }

    @Test
    void aModelSaysHowMuchItTakesAndWhatItUnderstands() {
        var can = provider(SERVER, Map.of()).capabilities();

        assertThat(can.defaultModel().name()).isEqualTo("eleven_multilingual_v2");
        assertThat(can.model("eleven_v3").limit().max()).isEqualTo(5_000);
        assertThat(can.model("eleven_v3").settings()).containsExactly(SpeechSetting.STABILITY);
        assertThat(can.model("eleven_v3").surroundings()).isZero();
        assertThat(can.model("eleven_multilingual_v2").limit().max()).isEqualTo(10_000);
        assertThat(can.model("eleven_multilingual_v2").surroundings()).isPositive();
        assertThat(can.model("eleven_flash_v2_5").limit().max()).isEqualTo(40_000);
        assertThat(can.languages()).contains("de", "ta").doesNotContain("hu", "af");
        assertThat(provider(SERVER, Map.of("model", "eleven_v3")).capabilities().languages())
                .contains("af", "hu");
    }

    private static void verifyBody(String json) {
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH + "?output_format=pcm_44100"))
                        .withRequestBody(equalToJson(json)));
    }
}
