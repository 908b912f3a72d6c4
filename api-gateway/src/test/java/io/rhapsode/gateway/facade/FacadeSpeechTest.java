package io.rhapsode.gateway.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Delivery;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.FakeGeneration;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Speech at the doors for other services' clients. */
@GatewayTest
class FacadeSpeechTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String OPENAI = "/openai/v1/audio/speech";
    private static final String ELEVENLABS = "/elevenlabs/v1/text-to-speech/nova";

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        this.port = port;
    }

    @AfterEach
    void hangUp() {
        http.shutdownNow();
        http.close();
    }

    @Test
    void theAnswerBeginsWithTheFirstSoundAndEndsWhenAllIsSpoken() throws Exception {
        sides.fate(generation -> speak(generation.goesAsFarAsTheFirstChunk(), "live/f1", "once upon "));

        HttpResponse<InputStream> response = post(OPENAI, "{\"input\": \"Sing.\"}", "begins-" + port);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "X-Generation-Id"))
                .isEqualTo(request().generationId().value());
        assertThat(header(response, "X-Provider")).isEqualTo("studio");
        assertThat(header(response, "X-Credits-Cost")).isEqualTo("17");
        assertThat(header(response, "Content-Type")).isEqualTo("audio/mpeg");
        try (InputStream sound = response.body()) {
            assertThat(read(sound, 10)).isEqualTo("once upon ");
            speak(generation(), "live/f2", "a time");
            assertThat(read(sound, 6)).isEqualTo("a time");
            generation()
                    .happens(5, "progress", GenerationStatus.MERGING, 2, 2, null)
                    .fallsSilent();
            assertThat(sound.read()).isEqualTo(-1);
        }
        assertThat(request().kind()).isEqualTo(GenerationKind.STANDARD);
        assertThat(sides.commands(CancelGeneration.class)).isEmpty();
    }

    @Test
    void whatFailsBeforeItsFirstSoundIsAnErrorAndAfterwardsTheConnectionBreaks() throws Exception {
        sides.fate(OtherSides.failing(FailureCode.ALL_PROVIDERS_FAILED));
        HttpResponse<InputStream> failed = post(OPENAI, "{\"input\": \"Sing.\"}", "fails-" + port);
        assertThat(failed.statusCode()).isEqualTo(502);
        assertThat(new String(failed.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"all_providers_failed\"");

        sides.fate(generation -> speak(generation.goesAsFarAsTheFirstChunk(), "live/f3", "once upon "));
        try (InputStream sound =
                post(OPENAI, "{\"input\": \"Sing.\"}", "breaks-" + port).body()) {
            assertThat(read(sound, 10)).isEqualTo("once upon ");
            generation().fails(FailureCode.ALL_PROVIDERS_FAILED);
            assertThatThrownBy(sound::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatBreaksOffIsCancelledAndCutOffAndTriedAnew() throws Exception {
        sides.fate(generation -> speak(generation.goesAsFarAsTheFirstChunk(), "live/f5", "once upon "));
        try (InputStream sound =
                post(OPENAI, "{\"input\": \"Sing.\"}", "off-" + port).body()) {
            assertThat(read(sound, 10)).isEqualTo("once upon ");
            generation().breaksOff(new IllegalStateException("the encoder died"));
            assertThatThrownBy(sound::read).isInstanceOf(IOException.class);
        }
        assertThat(sides.commands(CancelGeneration.class)).hasSize(1);
        sides.fate(sides::complete);

        assertThat(post(OPENAI, "{\"input\": \"Sing.\"}", "off-" + port).body().readAllBytes())
                .isEqualTo(OtherSides.AUDIO);
    }

    @Test
    void whoStopsListeningCancelsTheWork() throws Exception {
        sides.fate(generation -> speak(generation.goesAsFarAsTheFirstChunk(), "live/f4", "once upon "));
        InputStream sound =
                post(ELEVENLABS, "{\"text\": \"Sing.\"}", "gone-" + port).body();
        assertThat(read(sound, 10)).isEqualTo("once upon ");

        sound.close();

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(sides.commands(CancelGeneration.class)).hasSize(1));
    }

    @Test
    void whereNobodyMoreMayListenLiveTheFinishedFileIsTheAnswer() throws Exception {
        sides.fate(generation -> {
            generation.breaksOff(new RejectedException(Rejection.OVERLOADED, "Too many listen."));
            sides.complete(generation);
        });

        HttpResponse<InputStream> response = post(OPENAI, "{\"input\": \"Sing.\"}", "crowded-" + port);

        assertThat(response.body().readAllBytes()).isEqualTo(OtherSides.AUDIO);
        assertThat(header(response, "X-Provider")).isEqualTo("local");
        assertThat(post(OPENAI, "{\"input\": \"Sing.\"}", "crowded-" + port)
                        .body()
                        .readAllBytes())
                .isEqualTo(OtherSides.AUDIO);
        assertThat(sides.commands(RequestGeneration.class)).hasSize(1);
    }

    @Test
    void whatItsDownloadPaysIsPaidAndThenAnsweredWhole() throws Exception {
        sides.fate(sides::completeUnpaid);

        HttpResponse<InputStream> response = post(OPENAI, "{\"input\": \"Sing.\"}", "paid-" + port);

        assertThat(response.body().readAllBytes()).isEqualTo(OtherSides.AUDIO);
        assertThat(sides.commands(RecordDownload.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "mp3, MP3, 44100, AS_ORDERED, audio/mpeg",
        "opus, OPUS, 48000, AS_ORDERED, audio/ogg",
        "aac, M4A, 44100, ADTS, audio/aac",
        "flac, FLAC, 24000, AS_ORDERED, audio/flac",
        "wav, WAV, 24000, AS_ORDERED, audio/wav",
        "pcm, WAV, 24000, PCM, audio/pcm"
    })
    void aFormatOfOpenAiIsAFileAndADelivery(
            String name, AudioFormat file, int rateHz, Delivery delivery, String mediaType) throws Exception {
        sides.fate(this::speakAll);

        HttpResponse<InputStream> response =
                post(OPENAI, "{\"input\": \"Sing.\", \"response_format\": \"" + name + "\"}", name + "-" + port);

        ordered(response, file, rateHz, delivery, mediaType);
    }

    @ParameterizedTest
    @CsvSource({
        "mp3_22050_32, MP3, 22050, AS_ORDERED, audio/mpeg",
        "pcm_8000, WAV, 8000, PCM, audio/pcm",
        "wav_16000, WAV, 16000, AS_ORDERED, audio/wav",
        "opus_48000_32, OPUS, 48000, AS_ORDERED, audio/ogg",
        "ulaw_8000, WAV, 8000, ULAW, audio/basic",
        "alaw_8000, WAV, 8000, ALAW, audio/pcma"
    })
    void anOutputFormatOfElevenLabsIsAFileAndADelivery(
            String name, AudioFormat file, int rateHz, Delivery delivery, String mediaType) throws Exception {
        sides.fate(this::speakAll);

        HttpResponse<InputStream> response =
                post(ELEVENLABS + "/stream?output_format=" + name, "{\"text\": \"Sing.\"}", name + "-" + port);

        ordered(response, file, rateHz, delivery, mediaType);
    }

    private void ordered(
            HttpResponse<InputStream> response, AudioFormat file, int rateHz, Delivery delivery, String mediaType)
            throws IOException {
        assertThat(new String(response.body().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("all of it");
        assertThat(header(response, "Content-Type")).isEqualTo(mediaType);
        assertThat(request().order().audio().format()).isEqualTo(file);
        assertThat(request().order().audio().sampleRateHz()).isEqualTo(rateHz);
        assertThat(sides.listeners().getLast().delivery()).isEqualTo(delivery);
    }

    @Test
    void whatIsNamedIsLookedUpAndWhatIsNotKnownIsIgnored() throws Exception {
        sides.fate(this::speakAll);

        post(OPENAI, """
                        {"input": "Sing.", "model": "auto:speed", "voice": {"id": "nova"}, "speed": 1.5,
                         "instructions": "Please sound cheerful.", "user": "me", "metadata": {"a": 1}}
                        """, "names-" + port).body().readAllBytes();

        assertThat(sides.providers().resolved()).containsExactly(new ResolveNames("nova", "auto:speed"));
        var order = request().order();
        assertThat(order.voice()).isNull();
        assertThat(order.preferences().gender()).isEqualTo(Gender.FEMALE);
        assertThat(order.routing().strategy()).isEqualTo(Strategy.SPEED);
        assertThat(order.settings().speed()).isEqualTo(1.5);
        assertThat(order.settings().emotion()).isEqualTo("happy");
        assertThat(request().toString()).doesNotContain("cheerful");
    }

    @Test
    void voiceSettingsAndTheLanguageAreTakenFromElevenLabs() throws Exception {
        sides.fate(this::speakAll);

        post("/elevenlabs/v1/text-to-speech/en-us", """
                        {"text": "Sing.", "model_id": "grand", "language_code": "pt-br", "previous_text": "Before.", "seed": 3,
                         "voice_settings": {"stability": 0.1, "similarity_boost": 0.2, "style": 0.3, "speed": 1.1, "use_speaker_boost": true}}
                        """, "settings-" + port)
                .body()
                .readAllBytes();

        var order = request().order();
        assertThat(order.voice()).isEqualTo(new VoiceId("local:en-us"));
        assertThat(order.model()).isEqualTo("grand");
        assertThat(order.preferences().language()).isEqualTo("pt-BR");
        assertThat(order.settings().stability()).isEqualTo(0.1);
        assertThat(order.settings().similarity()).isEqualTo(0.2);
        assertThat(order.settings().style()).isEqualTo(0.3);
        assertThat(order.settings().speed()).isEqualTo(1.1);
    }

    @Test
    void eventsCarryTheSoundInPiecesAndThenTheEnd() throws Exception {
        sides.fate(this::speakAll);

        HttpResponse<InputStream> response =
                post(OPENAI, "{\"input\": \"Sing.\", \"stream_format\": \"sse\"}", "events-" + port);

        assertThat(header(response, "Content-Type")).isEqualTo("text/event-stream");
        String sound = Base64.getEncoder().encodeToString("all of it".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "data: {\"type\":\"speech.audio.delta\",\"audio\":\"" + sound + "\"}\n\n"
                                + "data: {\"type\":\"speech.audio.done\",\"usage\":{\"input_tokens\":5,\"output_tokens\":0,\"total_tokens\":5}}\n\n");
    }

    @Test
    void anotherOutputFormatUnderTheSameKeyIsAnotherRequest() throws Exception {
        sides.fate(this::speakAll);
        post(ELEVENLABS + "?output_format=pcm_8000", "{\"text\": \"Sing.\"}", "other-" + port)
                .body()
                .readAllBytes();

        HttpResponse<InputStream> other =
                post(ELEVENLABS + "?output_format=pcm_16000", "{\"text\": \"Sing.\"}", "other-" + port);

        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(new String(other.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("idempotency_key_reused");
    }

    private void speakAll(FakeGeneration generation) {
        speak(generation.goesAsFarAsTheFirstChunk(), "live/all", "all of it");
        sides.completeWhatIsSpoken(generation);
    }

    private HttpResponse<InputStream> post(String path, String body, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("xi-api-key", Database.KEY)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "facade-" + key)
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private RequestGeneration request() {
        return sides.commands(RequestGeneration.class).getLast();
    }

    private FakeGeneration generation() {
        return sides.generation(request().generationId().value());
    }

    private void speak(FakeGeneration generation, String key, String audio) {
        byte[] bytes = audio.getBytes(StandardCharsets.US_ASCII);
        objects.put(new ObjectKey(key), bytes);
        generation.speaks(new LivePart(new ObjectKey(key), bytes.length, new ProviderId("studio"), 17));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String read(InputStream sound, int bytes) throws IOException {
        return new String(sound.readNBytes(bytes), StandardCharsets.US_ASCII);
    }
}
