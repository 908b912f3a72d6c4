package io.rhapsode.worker.speech.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.FaultyService;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AzureProviderTest implements FaultyService {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static final String SPEECH = "/cognitiveservices/v1";
    private static final String LIST = "/cognitiveservices/voices/list";
    private static final byte[] WAV = "RIFF\0\0\0\0WAVEfmt some samples".getBytes(StandardCharsets.ISO_8859_1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private static final String VOICES = """
            [
              {"Name": "Microsoft Server Speech Text to Speech Voice (en-US, JennyNeural)", "DisplayName": "Jenny", "LocalName": "Jenny",
               "ShortName": "en-US-JennyNeural", "Gender": "Female", "Locale": "en-US", "LocaleName": "English (United States)",
               "StyleList": ["assistant", "chat", "cheerful", "sad", "terrified"], "SampleRateHertz": "24000", "VoiceType": "Neural", "Status": "GA",
               "ExtendedPropertyMap": {"IsHighQuality48K": "True"}, "WordsPerMinute": "152"},
              {"Name": "Microsoft Server Speech Text to Speech Voice (en-US, JennyMultilingualNeural)", "DisplayName": "Jenny Multilingual",
               "LocalName": "Jenny Multilingual", "ShortName": "en-US-JennyMultilingualNeural", "Gender": "Female", "Locale": "en-US",
               "LocaleName": "English (United States)", "SecondaryLocaleList": ["de-DE", "en-US", "fr-FR"], "SampleRateHertz": "24000",
               "VoiceType": "Neural", "Status": "GA", "WordsPerMinute": "190"},
              {"Name": "Microsoft Server Speech Text to Speech Voice (ga-IE, ColmNeural)", "DisplayName": "Colm", "LocalName": "Colm",
               "ShortName": "ga-IE-ColmNeural", "Gender": "Male", "Locale": "ga-IE", "LocaleName": "Irish (Ireland)", "SampleRateHertz": "24000",
               "VoiceType": "Neural", "Status": "Preview"},
              {"DisplayName": "Old", "ShortName": "en-US-OldNeural", "Gender": "Male", "Locale": "en-US", "VoiceType": "Neural", "Status": "Deprecated"},
              {"DisplayName": "Ava HD", "ShortName": "en-US-Ava:DragonHDLatestNeural", "Gender": "Female", "Locale": "en-US",
               "VoiceType": "NeuralHD", "Status": "GA"}
            ]
            """;

    @Override
    public WireMockExtension server() {
        return SERVER;
    }

    @Override
    public SpeechProvider provider(String address, Duration longest) {
        return provider(address, longest, Map.of());
    }

    @Override
    public SpeechRequest request() {
        return request("Hi", SpeechSettings.DEFAULT);
    }

    @Override
    public String path() {
        return SPEECH;
    }

    @Override
    public byte[] good() {
        return WAV;
    }

    @Test
    void aRequestSaysWhatIsWantedAndNothingThatIsAsUsual() throws Exception {
        answer(aResponse().withBody(WAV));

        var spoken = neural().synthesize(request("Grüße & </voice> 😀", SpeechSettings.DEFAULT));

        assertThat(spoken.audio()).isEqualTo(WAV);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(SPEECH))
                        .withHeader("Ocp-Apim-Subscription-Key", equalTo("azure-secret"))
                        .withHeader("Content-Type", equalTo("application/ssml+xml"))
                        .withHeader("X-Microsoft-OutputFormat", equalTo("riff-24khz-16bit-mono-pcm"))
                        .withHeader("User-Agent", equalTo("rhapsode"))
                        .withRequestBody(equalTo(document("Grüße &amp; &lt;/voice&gt; 😀"))));
    }

    @Test
    void theSettingsAreSaidInTheUnitsOfTheService() throws Exception {
        answer(aResponse().withBody(WAV));

        neural().synthesize(request("Hi", new SpeechSettings(1.5, 2, 0.5, 0.75, 0, 0.5, "auto")));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH))
                .withRequestBody(equalTo(
                        document("<prosody rate=\"+50.00%\" pitch=\"+2.00st\" volume=\"50.00\">Hi</prosody>"))));
    }

    @Test
    void whatTheServiceCannotDoIsBroughtBackToWhatItCan() throws Exception {
        answer(aResponse().withBody(WAV));

        neural().synthesize(request("Hi", new SpeechSettings(0.25, 12, 0.5, 0.75, 0, 2, "auto")));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH))
                .withRequestBody(equalTo(document("<prosody rate=\"-50.00%\" pitch=\"+7.00st\">Hi</prosody>"))));
    }

    @ParameterizedTest
    @CsvSource({
        "happy, 0, cheerful, ''",
        "happy, 0.5, cheerful, ' styledegree=\"1.50\"'",
        "fearful, 1, terrified, ' styledegree=\"2.00\"'",
        "sad, 0, sad, ''"
    })
    void aMoodIsTheNearestStyleThatTheVoiceHas(String emotion, double strength, String style, String degree)
            throws Exception {
        answer(aResponse().withBody(WAV));
        SERVER.stubFor(get(LIST).willReturn(okJson(VOICES)));

        neural().synthesize(request("Hi", new SpeechSettings(1, 0, 0.5, 0.75, strength, 1, emotion)));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH))
                .withRequestBody(equalTo(
                        document("<mstts:express-as style=\"" + style + "\"" + degree + ">Hi</mstts:express-as>"))));
    }

    @Test
    void aVoiceThatIsConfiguredHasItsStylesToo() throws Exception {
        answer(aResponse().withBody(WAV));
        SERVER.stubFor(get(LIST).willReturn(okJson(VOICES)));
        var one = provider(SERVER.baseUrl(), PATIENT, Map.of("voices[0]", "en-US-JennyNeural female en-US"));

        one.synthesize(request("Hi", new SpeechSettings(1, 0, 0.5, 0.75, 0, 1, "happy")));

        assertThat(one.voices()).extracting(Voice::name).containsExactly("en-US-JennyNeural");
        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH))
                .withRequestBody(equalTo(document("<mstts:express-as style=\"cheerful\">Hi</mstts:express-as>"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "neutral", "angry"})
    void aMoodThatTheVoiceHasNoStyleForIsNotSaid(String emotion) throws Exception {
        answer(aResponse().withBody(WAV));
        SERVER.stubFor(get(LIST).willReturn(okJson(VOICES)));

        neural().synthesize(request("Hi", new SpeechSettings(1, 0, 0.5, 0.75, 1, 1, emotion)));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH)).withRequestBody(equalTo(document("Hi"))));
    }

    @Test
    void aVoiceOfTheLargeModelIsToldNothingButTheText() throws Exception {
        answer(aResponse().withBody(WAV));
        var settings = new SpeechSettings(1.5, 2, 0.5, 0.75, 1, 0.5, "happy");

        provider(SERVER.baseUrl(), PATIENT, Map.of("model", "neural-hd"))
                .synthesize(new SpeechRequest("Hi", "en-US-Ava:DragonHDLatestNeural", null, "en", settings));

        SERVER.verify(postRequestedFor(urlEqualTo(SPEECH))
                .withRequestBody(
                        equalTo(document("Hi").replace("en-US-JennyNeural", "en-US-Ava:DragonHDLatestNeural"))));
    }

    @ParameterizedTest
    @CsvSource({
        "casa, 1, 4",
        "Grüße 😀, 1, 7",
        "你好 ok, 1, 7",
        // <prosody rate="+50.00%"></prosody>
        "casa, 1.5, 38"
    })
    void marksAreBilledAndHanCharactersTwice(String text, double speed, long billed) throws Exception {
        answer(aResponse().withBody(WAV));

        var spoken = neural().synthesize(request(text, new SpeechSettings(speed, 0, 0.5, 0.75, 0, 1, "auto")));

        assertThat(spoken.billedCharacters()).isEqualTo(billed);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 |                                       | REFUSED",
                "400 | Unsupported voice en-US-JennyNeural.  | VOICE_UNKNOWN",
                "401 |                                       | UNAUTHORIZED",
                "403 | {\"error\": {\"code\": \"403\"}}      | UNAUTHORIZED",
                "415 |                                       | REFUSED",
                "429 |                                       | RATE_LIMITED",
                "499 |                                       | REFUSED",
                "500 |                                       | SERVER_ERROR",
                "502 | <html>Bad gateway</html>              | SERVER_ERROR",
                "503 |                                       | SERVER_ERROR",
                "504 |                                       | SERVER_ERROR",
                "302 |                                       | REFUSED"
            })
    void everyRefusalHasItsOutcomeAndIsNotRepeated(int status, String body, AttemptOutcome outcome) {
        answer(aResponse().withStatus(status).withBody(body == null ? "" : body));

        assertThat(failure().outcome()).isEqualTo(outcome);
        SERVER.verify(1, postRequestedFor(urlEqualTo(SPEECH)));
    }

    @Test
    void howLongToWaitIsRead() {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "12"));

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(12));
    }

    @Test
    void theVoicesAreThoseOfTheKindThatAreStillServed() {
        SERVER.stubFor(get(LIST).willReturn(okJson(VOICES)));
        var neural = neural();

        assertThat(neural.voices())
                .containsExactly(
                        new Voice("en-US-JennyNeural", List.of("en-US"), Gender.FEMALE, "Jenny"),
                        new Voice(
                                "en-US-JennyMultilingualNeural",
                                List.of("en-US", "de-DE", "fr-FR"),
                                Gender.FEMALE,
                                "Jenny Multilingual"),
                        new Voice("ga-IE-ColmNeural", List.of("ga-IE"), Gender.MALE, "Colm"));
        assertThat(neural.voices()).hasSize(3);
        assertThat(provider(SERVER.baseUrl(), PATIENT, Map.of("model", "neural-hd"))
                        .voices())
                .containsExactly(
                        new Voice("en-US-Ava:DragonHDLatestNeural", List.of("en-US"), Gender.FEMALE, "Ava HD"));
        SERVER.verify(
                2, getRequestedFor(urlEqualTo(LIST)).withHeader("Ocp-Apim-Subscription-Key", equalTo("azure-secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[{\"ShortName\"", "{}", "[]"})
    void aListThatIsNoneHasNoVoices(String body) {
        SERVER.stubFor(get(LIST).willReturn(aResponse().withBody(body)));

        assertThat(neural().voices()).isEmpty();
    }

    @Test
    void aRegionIsAnAddress() {
        var entry = ProviderEntry.of(Map.of("region", "westeurope", "api-key", "k"));

        assertThat(new AzureType()
                        .create(
                                new ProviderId("azure"),
                                entry,
                                new SpeechProviderType.Means(ModelCatalogue.shipped(), PATIENT, CLOCK))
                        .address())
                .contains(URI.create("https://westeurope.tts.speech.microsoft.com/cognitiveservices"));
    }

    @ParameterizedTest
    @CsvSource({
        "model, neural, region",
        "region, 'west/../europe', westeurope",
        "base-url, ftp://host, http",
        "model, wavenet, neural-hd"
    })
    void whatCanNeverWorkIsRefused(String property, String value, String advice) {
        var entry = new HashMap<>(Map.of(property, value));
        if (value.equals("wavenet")) {
            entry.put("region", "westeurope");
        }

        assertThatThrownBy(() -> new AzureType()
                        .create(
                                new ProviderId("azure"),
                                ProviderEntry.of(entry),
                                new SpeechProviderType.Means(ModelCatalogue.shipped(), PATIENT, CLOCK)))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining(advice);
    }

    @Test
    void withoutAKeyNothingIsAsked() {
        var entry = ProviderEntry.of(Map.of("base-url", SERVER.baseUrl() + "/cognitiveservices"));
        var without = new AzureType()
                .create(
                        new ProviderId("azure"),
                        entry,
                        new SpeechProviderType.Means(ModelCatalogue.shipped(), PATIENT, CLOCK));

        assertThat(((ProviderHealth.Down) without.health()).advice())
                .contains("rhapsode.speech.providers.azure.api-key");
        assertThat(without.voices()).isEmpty();
        assertThat(Objects.requireNonNull(
                                catchThrowableOfType(SpeechFailure.class, () -> without.synthesize(request())))
                        .outcome())
                .isEqualTo(AttemptOutcome.UNAVAILABLE);
        assertThat(SERVER.getServeEvents().getRequests()).isEmpty();
    }

    @Test
    void tenMinutesAreNotReached() {
        assertThat(neural().capabilities().defaultModel().limit()).isEqualTo(new SizeLimit(4000, Counting.UTF8_BYTES));
    }

    @Test
    void aSpeedBeyondIsKnownForWhatBecomesOfIt() {
        assertThat(neural().speed(4)).isEqualTo(2);
        assertThat(neural().speed(0.1)).isEqualTo(0.5);
    }

    private static String document(String inVoice) {
        return "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xmlns:mstts=\"http://www.w3.org/2001/mstts\""
                + " xml:lang=\"en-US\"><voice name=\"en-US-JennyNeural\">" + inVoice + "</voice></speak>";
    }

    private SpeechProvider neural() {
        return provider(SERVER.baseUrl(), PATIENT);
    }

    private static SpeechProvider provider(String address, Duration longest, Map<String, String> settings) {
        var entry = new HashMap<>(settings);
        entry.put("base-url", address + "/cognitiveservices");
        entry.put("api-key", "azure-secret");
        return new AzureType()
                .create(
                        new ProviderId("azure"),
                        ProviderEntry.of(entry),
                        new SpeechProviderType.Means(ModelCatalogue.shipped(), longest, CLOCK));
    }

    private SpeechFailure failure() {
        return Objects.requireNonNull(catchThrowableOfType(SpeechFailure.class, () -> neural().synthesize(request())));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(SPEECH).willReturn(response));
    }

    private static SpeechRequest request(String text, SpeechSettings settings) {
        return new SpeechRequest(text, "en-US-JennyNeural", null, "en", settings);
    }
}
