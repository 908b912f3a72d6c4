package io.rhapsode.gateway.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Speech at the doors for other services' clients: from the first sound to the end, whatever that is. */
@GatewayTest
class FacadeSpeechTest {

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

    @Test
    void theAnswerBeginsWithTheFirstSoundAndEndsWhenAllIsSpoken() throws Exception {
        sides.fate(generation -> client.speak(generation.goesAsFarAsTheFirstChunk(), "live/f1", "once upon "));

        HttpResponse<InputStream> response = client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\"}", "begins");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(DoorClient.header(response, "X-Generation-Id"))
                .isEqualTo(client.request().generationId().value());
        assertThat(DoorClient.header(response, "X-Provider")).isEqualTo("studio");
        assertThat(DoorClient.header(response, "X-Credits-Cost")).isEqualTo("17");
        assertThat(DoorClient.header(response, "Content-Type")).isEqualTo("audio/mpeg");
        try (InputStream sound = response.body()) {
            assertThat(DoorClient.read(sound, 10)).isEqualTo("once upon ");
            client.speak(client.generation(), "live/f2", "a time");
            assertThat(DoorClient.read(sound, 6)).isEqualTo("a time");
            client.generation()
                    .happens(5, "progress", GenerationStatus.MERGING, 2, 2, null)
                    .fallsSilent();
            assertThat(sound.read()).isEqualTo(-1);
        }
        assertThat(client.request().kind()).isEqualTo(GenerationKind.STANDARD);
        assertThat(sides.commands(CancelGeneration.class)).isEmpty();
    }

    @Test
    void whatFailsBeforeItsFirstSoundIsAnErrorAndAfterwardsTheConnectionBreaks() throws Exception {
        sides.fate(OtherSides.failing(FailureCode.ALL_PROVIDERS_FAILED));
        HttpResponse<InputStream> failed = client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\"}", "fails");
        assertThat(failed.statusCode()).isEqualTo(502);
        assertThat(new String(failed.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"all_providers_failed\"");

        sides.fate(generation -> client.speak(generation.goesAsFarAsTheFirstChunk(), "live/f3", "once upon "));
        try (InputStream sound = client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\"}", "breaks")
                .body()) {
            assertThat(DoorClient.read(sound, 10)).isEqualTo("once upon ");
            client.generation().fails(FailureCode.ALL_PROVIDERS_FAILED);
            assertThatThrownBy(sound::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatBreaksOffIsCancelledAndCutOffAndTriedAnew() throws Exception {
        sides.fate(generation -> client.speak(generation.goesAsFarAsTheFirstChunk(), "live/f5", "once upon "));
        try (InputStream sound =
                client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\"}", "off").body()) {
            assertThat(DoorClient.read(sound, 10)).isEqualTo("once upon ");
            client.generation().breaksOff(new IllegalStateException("the encoder died"));
            assertThatThrownBy(sound::read).isInstanceOf(IOException.class);
        }
        assertThat(sides.commands(CancelGeneration.class)).hasSize(1);
        sides.fate(sides::complete);

        assertThat(client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\"}", "off")
                        .body()
                        .readAllBytes())
                .isEqualTo(OtherSides.AUDIO);
    }

    @Test
    void whoStopsListeningCancelsTheWork() throws Exception {
        sides.fate(generation -> client.speak(generation.goesAsFarAsTheFirstChunk(), "live/f4", "once upon "));
        InputStream sound = client.post(DoorClient.ELEVENLABS, "{\"text\": \"Sing.\"}", "gone")
                .body();
        assertThat(DoorClient.read(sound, 10)).isEqualTo("once upon ");

        sound.close();

        await().atMost(DoorClient.LIMIT)
                .untilAsserted(
                        () -> assertThat(sides.commands(CancelGeneration.class)).hasSize(1));
    }

    @Test
    void whereNobodyMoreMayListenLiveTheFinishedFileIsTheAnswer() throws Exception {
        sides.fate(generation -> {
            generation.breaksOff(new RejectedException(Rejection.OVERLOADED, "Too many listen."));
            sides.complete(generation);
        });

        HttpResponse<InputStream> response = client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\"}", "crowded");

        assertThat(response.body().readAllBytes()).isEqualTo(OtherSides.AUDIO);
        assertThat(DoorClient.header(response, "X-Provider")).isEqualTo("local");
        assertThat(client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\"}", "crowded")
                        .body()
                        .readAllBytes())
                .isEqualTo(OtherSides.AUDIO);
        assertThat(sides.commands(RequestGeneration.class)).hasSize(1);
    }

    @Test
    void whatItsDownloadPaysIsPaidAndThenAnsweredWhole() throws Exception {
        sides.fate(sides::completeUnpaid);

        HttpResponse<InputStream> response = client.post(DoorClient.OPENAI, "{\"input\": \"Sing.\"}", "paid");

        assertThat(response.body().readAllBytes()).isEqualTo(OtherSides.AUDIO);
        assertThat(sides.commands(RecordDownload.class)).hasSize(1);
    }

    @Test
    void anotherOutputFormatUnderTheSameKeyIsAnotherRequest() throws Exception {
        sides.fate(client::speakAll);
        client.post(DoorClient.ELEVENLABS + "?output_format=pcm_8000", "{\"text\": \"Sing.\"}", "other")
                .body()
                .readAllBytes();

        HttpResponse<InputStream> other =
                client.post(DoorClient.ELEVENLABS + "?output_format=pcm_16000", "{\"text\": \"Sing.\"}", "other");

        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(new String(other.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("idempotency_key_reused");
    }
}
