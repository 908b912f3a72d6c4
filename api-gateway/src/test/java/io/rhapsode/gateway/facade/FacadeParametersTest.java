package io.rhapsode.gateway.facade;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Delivery;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.text.KeptText;
import io.rhapsode.events.text.SaidAround;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the parameters of other services' clients mean here. */
@GatewayTest
class FacadeParametersTest {

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    private DoorClient client;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        client = new DoorClient(port, sides, objects);
    }

    @AfterEach
    void hangUp() {
        client.close();
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
        sides.fate(client::speakAll);

        HttpResponse<InputStream> response =
                client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\", \"response_format\": \"" + name + "\"}", name);

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
        sides.fate(client::speakAll);

        HttpResponse<InputStream> response =
                client.post(DoorClient.ELEVENLABS + "/stream?output_format=" + name, "{\"text\": \"Sing.\"}", name);

        ordered(response, file, rateHz, delivery, mediaType);
    }

    private void ordered(
            HttpResponse<InputStream> response, AudioFormat file, int rateHz, Delivery delivery, String mediaType)
            throws IOException {
        assertThat(new String(response.body().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("all of it");
        assertThat(DoorClient.header(response, "Content-Type")).isEqualTo(mediaType);
        assertThat(client.request().order().audio().format()).isEqualTo(file);
        assertThat(client.request().order().audio().sampleRateHz()).isEqualTo(rateHz);
        assertThat(sides.listeners().getLast().delivery()).isEqualTo(delivery);
    }

    @Test
    void whatIsNamedIsLookedUpAndWhatIsNotKnownIsIgnored() throws Exception {
        sides.fate(client::speakAll);

        client.post(DoorClient.OPENAI, """
                        {"input": "Sing.", "model": "auto:speed", "voice": {"id": "nova"}, "speed": 1.5,
                         "instructions": "Please sound cheerful.", "user": "me", "metadata": {"a": 1}}
                        """, "names").body().readAllBytes();

        assertThat(sides.providers().resolved()).containsExactly(new ResolveNames("nova", "auto:speed"));
        var order = client.request().order();
        assertThat(order.voice()).isNull();
        assertThat(order.preferences().gender()).isEqualTo(Gender.FEMALE);
        assertThat(order.routing().strategy()).isEqualTo(Strategy.SPEED);
        assertThat(order.settings().speed()).isEqualTo(1.5);
        assertThat(order.settings().emotion()).isEqualTo("happy");
        assertThat(client.request().toString()).doesNotContain("cheerful");
    }

    @Test
    void voiceSettingsAndTheLanguageAreTakenFromElevenLabs() throws Exception {
        sides.fate(client::speakAll);

        client.post("/elevenlabs/v1/text-to-speech/en-us", """
                        {"text": "Sing.", "model_id": "grand", "language_code": "pt-br", "previous_text": "Before.", "next_text": "Behind.", "seed": 3,
                         "voice_settings": {"stability": 0.1, "similarity_boost": 0.2, "style": 0.3, "speed": 1.1, "use_speaker_boost": true}}
                        """, "settings")
                .body()
                .readAllBytes();

        assertThat(KeptText.read(objects.text(client.request().textKey())))
                .isEqualTo(new KeptText("Sing.", SaidAround.of("Before.", "Behind.")));
        assertThat(client.request().characters()).isEqualTo(5);
        assertThat(client.request().toString()).doesNotContain("Before", "Behind");
        var order = client.request().order();
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
        sides.fate(client::speakAll);

        HttpResponse<InputStream> response =
                client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\", \"stream_format\": \"sse\"}", "events");

        assertThat(DoorClient.header(response, "Content-Type")).isEqualTo("text/event-stream");
        String sound = Base64.getEncoder().encodeToString("all of it".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "data: {\"type\":\"speech.audio.delta\",\"audio\":\"" + sound + "\"}\n\n"
                                + "data: {\"type\":\"speech.audio.done\",\"usage\":{\"input_tokens\":5,\"output_tokens\":0,\"total_tokens\":5}}\n\n");
    }
}
