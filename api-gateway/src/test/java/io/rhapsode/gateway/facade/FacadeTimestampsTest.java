package io.rhapsode.gateway.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Speech with the times of its characters, as ElevenLabs' clients ask for it. */
@GatewayTest
class FacadeTimestampsTest {

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
    void timestampsAreThoseOfAllCharactersBehindAllSound() throws Exception {
        sides.fate(generation -> {
            client.speak(generation.goesAsFarAsTheFirstChunk(), "live/t1", "all ", DoorClient.times(0, 2));
            client.speak(generation, "live/t2", "of it");
            client.speak(generation, "live/t3", "", DoorClient.times(2_000, 4), DoorClient.times(10_000, 1));
            sides.completeWhatIsSpoken(generation);
        });

        HttpResponse<InputStream> response =
                client.post(DoorClient.ELEVENLABS + "/with-timestamps", "{\"text\": \"😀h, 'a\\\"\"}", "timed");

        assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"audio_base64\":\"YWxsIG9mIGl0\",\"alignment\":{\"characters\":[\"😀\",\"h\",\",\",\" \",\"'\",\"a\",\"\\\"\"]"
                                + ",\"character_start_times_seconds\":[0.000,0.105,2.000,2.105,2.210,2.315,10.000]"
                                + ",\"character_end_times_seconds\":[0.105,0.210,2.105,2.210,2.315,2.420,10.105]}"
                                + ",\"normalized_alignment\":null}");
        assertThat(DoorClient.header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(DoorClient.header(response, "X-Provider")).isEqualTo("studio");
        assertThat(DoorClient.header(response, "X-Credits-Cost")).isEqualTo("17");
        assertThat(client.request().order().timings()).isTrue();
        assertThat(sides.listeners().getLast().timed()).isTrue();
    }

    @Test
    void aStreamWithTimestampsTellsEachTimeOnceAndNotAfterItsSound() throws Exception {
        sides.fate(generation ->
                client.speak(generation.goesAsFarAsTheFirstChunk(), "live/t4", "once ", DoorClient.times(0, 2)));

        HttpResponse<InputStream> response =
                client.post(DoorClient.ELEVENLABS + "/stream/with-timestamps", "{\"text\": \"Sing\"}", "pieces");

        assertThat(DoorClient.header(response, "Content-Type")).isEqualTo("application/x-ndjson");
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine())
                    .isEqualTo("{\"audio_base64\":\"b25jZSA=\",\"alignment\":{\"characters\":[\"S\",\"i\"]"
                            + ",\"character_start_times_seconds\":[0.000,0.105]"
                            + ",\"character_end_times_seconds\":[0.105,0.210]},\"normalized_alignment\":null}");
            client.speak(client.generation(), "live/t5", "upon");
            assertThat(lines.readLine())
                    .isEqualTo("{\"audio_base64\":\"dXBvbg==\",\"alignment\":null,\"normalized_alignment\":null}");
            client.speak(client.generation(), "live/t6", "", DoorClient.times(900, 2));
            client.generation()
                    .happens(5, "progress", GenerationStatus.MERGING, 2, 2, null)
                    .fallsSilent();
            assertThat(lines.readLine()).contains("\"audio_base64\":\"\"").contains("[\"n\",\"g\"]");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void whoGoesAwayFromTimestampsCancelsTheWork() throws Exception {
        sides.fate(generation ->
                client.speak(generation.goesAsFarAsTheFirstChunk(), "live/t7", "once upon ", DoorClient.times(0, 2)));
        InputStream answer = client.post(DoorClient.ELEVENLABS + "/with-timestamps", "{\"text\": \"Sing\"}", "left")
                .body();
        assertThat(DoorClient.read(answer, 17)).isEqualTo("{\"audio_base64\":\"");

        answer.close();

        await().atMost(DoorClient.LIMIT)
                .untilAsserted(
                        () -> assertThat(sides.commands(CancelGeneration.class)).hasSize(1));
    }

    @Test
    void theSameRequestForTimestampsIsAnsweredFromTheFinishedFileWithItsTimes() throws Exception {
        sides.fate(generation -> {
            client.speak(generation.goesAsFarAsTheFirstChunk(), "live/t8", "all", DoorClient.times(0, 4));
            sides.completeWhatIsSpoken(generation);
        });
        String body = "{\"text\": \"Sing\"}";
        client.post(DoorClient.ELEVENLABS + "/with-timestamps", body, "twice")
                .body()
                .readAllBytes();
        objects.put(new ObjectKey("live/t8"), "all".getBytes(StandardCharsets.US_ASCII));

        HttpResponse<InputStream> again = client.post(DoorClient.ELEVENLABS + "/with-timestamps", body, "twice");

        assertThat(new String(again.body().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("{\"audio_base64\":\"YWxs\",\"alignment\":{\"characters\":[\"S\"");
        assertThat(sides.commands(RequestGeneration.class)).hasSize(1);
    }
}
