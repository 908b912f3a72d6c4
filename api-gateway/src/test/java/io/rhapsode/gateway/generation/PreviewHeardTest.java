package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.fake.Api;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** POST /generations/preview, heard while it is spoken. */
@GatewayTest
class PreviewHeardTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

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
    void theAnswerBeginsWithTheFirstSoundAndEndsWhenItIsCharged() throws Exception {
        sides.fate(generation -> speak(generation.goesAsFarAsTheFirstChunk(), "live/1", "once upon "));

        HttpResponse<InputStream> response = preview("begins-" + port);

        FakeGeneration generation = generation();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Generation-Id")).contains(id());
        assertThat(response.headers().firstValue("Content-Type")).contains("audio/mpeg");
        try (InputStream sound = response.body()) {
            assertThat(read(sound, 10)).isEqualTo("once upon ");
            speak(generation, "live/2", "a time");
            assertThat(read(sound, 6)).isEqualTo("a time");
            sides.completeWhatIsSpoken(generation);
            assertThat(sound.read()).isEqualTo(-1);
        }
        assertThat(objects.keys()).doesNotContain("live/1", "live/2");
        assertThat(preview("begins-" + port).body().readAllBytes()).isEqualTo(OtherSides.AUDIO);
        assertThat(sides.commands(RequestGeneration.class)).hasSize(1);
    }

    @Test
    void whatFailsAfterItsFirstSoundIsCutOffAndTriedAnew() throws Exception {
        sides.fate(generation -> speak(generation.goesAsFarAsTheFirstChunk(), "live/3", "once upon "));
        try (InputStream sound = preview("cut-" + port).body()) {
            assertThat(read(sound, 10)).isEqualTo("once upon ");
            generation().fails(FailureCode.ALL_PROVIDERS_FAILED);
            assertThatThrownBy(sound::read).isInstanceOf(IOException.class);
        }
        sides.fate(sides::complete);

        assertThat(preview("cut-" + port).body().readAllBytes()).isEqualTo(OtherSides.AUDIO);
        assertThat(sides.commands(RequestGeneration.class)).hasSize(2);
    }

    @Test
    void whatBreaksOffButIsMadeIsCutOffAndNotMadeAgain() throws Exception {
        sides.fate(generation -> speak(generation.goesAsFarAsTheFirstChunk(), "live/4", "once upon "));
        try (InputStream sound = preview("broken-" + port).body()) {
            assertThat(read(sound, 10)).isEqualTo("once upon ");
            generation().breaksOff(new IllegalStateException("the encoder died"));
            sides.completeWhatIsSpoken(generation());
            assertThatThrownBy(sound::read).isInstanceOf(IOException.class);
        }

        assertThat(preview("broken-" + port).body().readAllBytes()).isEqualTo(OtherSides.AUDIO);
        assertThat(sides.commands(RequestGeneration.class)).hasSize(1);
    }

    @Test
    void whereNobodyMoreMayListenLiveTheFinishedFileIsTheAnswer() throws Exception {
        sides.fate(generation -> {
            generation.breaksOff(new RejectedException(Rejection.OVERLOADED, "Too many listen."));
            sides.complete(generation);
        });

        assertThat(preview("crowded-" + port).body().readAllBytes()).isEqualTo(OtherSides.AUDIO);
    }

    @Test
    void whoStopsListeningDoesNotPayForTheRest() throws Exception {
        sides.fate(generation -> speak(generation.goesAsFarAsTheFirstChunk(), "live/5", "once upon "));
        InputStream sound = preview("gone-" + port).body();
        assertThat(read(sound, 10)).isEqualTo("once upon ");

        sound.close();

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(sides.commands(CancelGeneration.class)).hasSize(1));
    }

    private HttpResponse<InputStream> preview(String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + Api.ALL + "/preview"))
                        .header("X-API-Key", Database.KEY)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"Sing in me, Muse.\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private String id() {
        return sides.commands(RequestGeneration.class).getLast().generationId().value();
    }

    private FakeGeneration generation() {
        return sides.generation(id());
    }

    private void speak(FakeGeneration generation, String key, String audio) {
        byte[] bytes = audio.getBytes(StandardCharsets.US_ASCII);
        objects.put(new ObjectKey(key), bytes);
        generation.speaks(new LivePart(new ObjectKey(key), bytes.length, new ProviderId("local"), 0));
    }

    private static String read(InputStream sound, int bytes) throws IOException {
        return new String(sound.readNBytes(bytes), StandardCharsets.US_ASCII);
    }
}
