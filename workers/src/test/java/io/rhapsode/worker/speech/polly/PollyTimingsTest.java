package io.rhapsode.worker.speech.polly;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.Faults;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.domain.Mark;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When each word is heard: from a request of its own, which counts bytes and costs as much as the first. */
@Timeout(60)
class PollyTimingsTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final String SPEECH = "/v1/speech";
    private static final byte[] MP3 = "ID3 some frames".getBytes(StandardCharsets.ISO_8859_1);
    private static final SpeechSettings FAST = new SpeechSettings(1.5, 0, 0.5, 0.75, 0, 1, "auto");

    @BeforeEach
    void thereIsAudio() {
        SERVER.stubFor(post(SPEECH)
                .withRequestBody(matchingJsonPath("$[?(@.OutputFormat == 'mp3')]"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "audio/mpeg")
                        .withHeader("x-amzn-RequestCharacters", "11")
                        .withBody(MP3)));
    }

    @Test
    void thereIsARequestForTheWordsAndOneForTheAudioAndBothArePaid() throws Exception {
        marks(aResponse().withHeader("x-amzn-RequestCharacters", "11").withBody("""
                {"time":6,"type":"word","start":0,"end":7,"value":"Grüße"}
                {"time":373,"type":"word","start":9,"end":11,"value":"an"}
                {"time":604,"type":"word","start":12,"end":16,"value":"Zoë"}
                """));

        var spoken = provider("neural").synthesize(timed("Grüße, an Zoë", SpeechSettings.DEFAULT));

        assertThat(spoken.audio()).isEqualTo(MP3);
        assertThat(spoken.billedCharacters()).isEqualTo(22);
        assertThat(spoken.marks())
                .containsExactly(
                        new Mark(0, 5, 6, 373), new Mark(7, 9, 373, 604), new Mark(10, 13, 604, Mark.TO_THE_END));
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalToJson("""
                {"Engine": "neural", "VoiceId": "Joanna", "OutputFormat": "json", "SpeechMarkTypes": ["word"],
                 "TextType": "text", "Text": "Grüße, an Zoë"}
                """)));
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalToJson("""
                {"Engine": "neural", "VoiceId": "Joanna", "OutputFormat": "mp3", "SampleRate": "24000",
                 "TextType": "text", "Text": "Grüße, an Zoë"}
                """)));
    }

    @Test
    void theMarkupAroundAndInTheTextIsCountedOut() throws Exception {
        String sent = "<speak><prosody rate=\"150%\">R&amp;D 😀 &lt;b&gt;</prosody></speak>";
        int begin = sent.indexOf("R&amp;D");
        marks(aResponse().withBody("""
                {"time":0,"type":"word","start":%d,"end":%d,"value":"R&D"}
                {"time":300,"type":"word","start":%d,"end":%d,"value":"b"}
                """.formatted(begin, begin + 7, begin + 17, begin + 18)));

        var spoken = provider("neural").synthesize(timed("R&D 😀 <b>", FAST));

        assertThat(spoken.marks()).containsExactly(new Mark(0, 3, 0, 300), new Mark(8, 9, 300, Mark.TO_THE_END));
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalToJson("""
                {"Engine": "neural", "VoiceId": "Joanna", "OutputFormat": "json", "SpeechMarkTypes": ["word"],
                 "TextType": "ssml", "Text": "%s"}
                """.formatted(
                        sent.replace("\"", "\\\"")))));
    }

    @Test
    void whatXmlCannotWriteIsStillOneCharacter() throws Exception {
        String sent = "<speak><prosody rate=\"150%\">a b</prosody></speak>";
        int begin = sent.indexOf("a b");
        marks(aResponse()
                .withBody("{\"time\":0,\"type\":\"word\",\"start\":%d,\"end\":%d,\"value\":\"b\"}"
                        .formatted(begin + 2, begin + 3)));

        assertThat(provider("neural").synthesize(timed("a\uFFFEb", FAST)).marks())
                .containsExactly(new Mark(2, 3, 0, Mark.TO_THE_END));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Welcome</html>",
                "{\"time\":6,\"type\":\"word\",\"start\":0,\"en",
                "{\"time\":6,\"type\":\"sentence\",\"start\":0,\"end\":2,\"value\":\"é!\"}",
                "{\"time\":6,\"type\":\"word\",\"start\":0,\"end\":1,\"value\":\"half a character\"}",
                "{\"time\":6,\"type\":\"word\",\"start\":2,\"end\":2,\"value\":\"\"}",
                "{\"time\":6,\"type\":\"word\",\"start\":0,\"end\":4,\"value\":\"beyond\"}",
                "{\"time\":6,\"type\":\"word\",\"start\":-2,\"end\":2,\"value\":\"before\"}",
                "{\"time\":6,\"type\":\"word\"}"
            })
    void marksThatAreNotOfThisTextAreNone(String lines) throws Exception {
        marks(aResponse().withBody(lines));

        assertThat(provider("neural")
                        .synthesize(timed("é!", SpeechSettings.DEFAULT))
                        .marks())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | MarksNotSupportedForFormatException | REFUSED",
                "400 | ThrottlingException | RATE_LIMITED",
                "503 | ServiceUnavailableException | SERVER_ERROR"
            })
    void whereThereAreNoMarksNothingIsSpokenForNothing(int status, String code, AttemptOutcome outcome) {
        marks(aResponse()
                .withStatus(status)
                .withHeader("x-amzn-ErrorType", code)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"message\": \"No.\"}"));

        assertThat(Faults.failure(() -> provider("neural").synthesize(timed("Hi", SpeechSettings.DEFAULT)))
                        .outcome())
                .isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @ParameterizedTest
    @CsvSource({"neural, true", "standard, true", "long-form, true", "generative, false"})
    void onlySomeEnginesHaveMarks(String engine, boolean timings) {
        assertThat(provider(engine).capabilities().defaultModel().timings()).isEqualTo(timings);
    }

    @Test
    void bothRequestsCountForTheRate() {
        assertThat(provider("neural").requests(timed("Hi", FAST))).isEqualTo(2);
        assertThat(provider("neural").requests(request("Hi", FAST))).isEqualTo(1);
    }

    private static void marks(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(SPEECH)
                .withRequestBody(matchingJsonPath("$[?(@.OutputFormat == 'json')]"))
                .willReturn(response));
    }

    private static SpeechRequest timed(String text, SpeechSettings settings) {
        return request(text, settings).withTimings();
    }

    private static SpeechRequest request(String text, SpeechSettings settings) {
        return new SpeechRequest(text, "Joanna", null, "en", settings);
    }

    private static SpeechProvider provider(String engine) {
        return new PollyType()
                .create(
                        new ProviderId("polly"),
                        ProviderEntry.of(Map.of(
                                "base-url", SERVER.baseUrl(),
                                "region", "eu-central-1",
                                "access-key", "AKIATEST",
                                "secret-key", "polly-secret",
                                "voices", "Joanna female en-US",
                                "model", engine)),
                        new SpeechProviderType.Means(
                                ModelCatalogue.shipped(), Duration.ofSeconds(30), Clock.systemUTC()));
    }
}
