package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.FakeGeneration;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Server-sent events, byte for byte as a browser gets them. */
@GatewayTest
class EventsTest {

    private static final ObjectKey FILE = new ObjectKey("audio/x.mp3");

    @Autowired
    private OtherSides sides;

    private final HttpClient http = HttpClient.newHttpClient();
    private WebTestClient api;
    private int port;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        this.port = port;
        api = Api.at(port);
    }

    @Test
    void aNewStreamBeginsWithWhatHasHappenedAndClosesBehindTheEnd() throws Exception {
        String id = Api.speak(api, Api.BODY);
        sides.generation(id).goesAsFarAsTheFirstChunk().completes(FILE, 10);

        HttpResponse<String> response = http.send(request(id).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        String position = "{\"generationId\":\"" + id
                + "\",\"status\":\"%s\",\"chunksTotal\":%d,\"chunksDone\":%d,\"fraction\":%s%s}\n\n";
        assertThat(response.body())
                .isEqualTo("id:0\nevent:status\ndata:" + position.formatted("analyzing", 0, 0, "0.0", "")
                        + "id:1\nevent:status\ndata:" + position.formatted("routing", 0, 0, "0.0", "")
                        + "id:2\nevent:status\ndata:" + position.formatted("chunking", 0, 0, "0.0", "")
                        + "id:3\nevent:status\ndata:" + position.formatted("generating", 2, 0, "0.0", "")
                        + "id:4\nevent:progress\ndata:" + position.formatted("generating", 2, 1, "0.5", "")
                        + "id:5\nevent:progress\ndata:" + position.formatted("merging", 2, 2, "1.0", "")
                        + "id:7\nevent:completed\ndata:"
                        + position.formatted(
                                "completed", 2, 2, "1.0", ",\"audioUrl\":\"/api/v1/generations/" + id + "/audio\""));
    }

    @Test
    void eventsArriveAsTheyHappen() throws Exception {
        String id = Api.speak(api, Api.BODY);
        FakeGeneration generation = sides.generation(id);
        generation.happens(0, "status", GenerationStatus.ANALYZING, 0, 0, null);

        HttpResponse<InputStream> response = http.send(request(id).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream stream = response.body()) {
            assertThat(next(stream)).startsWith("id:0\n");
            generation.happens(1, "status", GenerationStatus.ROUTING, 0, 0, null);
            assertThat(next(stream)).startsWith("id:1\n");
            generation.fails(FailureCode.STAGE_TIMEOUT);
            assertThat(next(stream))
                    .contains("event:failed")
                    .contains("\"error\":{\"code\":\"stage_timeout\",\"detail\":");
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void aResumeLosesNothingAndRepeatsNothing() throws Exception {
        String id = Api.speak(api, Api.BODY);
        sides.generation(id).goesAsFarAsTheFirstChunk().completes(FILE, 10);

        for (HttpRequest resume : List.of(
                request(id).header("Last-Event-ID", "4").build(),
                request(id, "?lastEventId=4").build())) {
            String body =
                    http.send(resume, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(ids(body)).containsExactly("5", "7");
        }
    }

    @Test
    void aResumeBetweenTwoPublicEventsGoesOnWithTheNextOne() throws Exception {
        String id = Api.speak(api, Api.BODY);
        sides.generation(id).goesAsFarAsTheFirstChunk().completes(FILE, 10);

        String body = http.send(request(id).header("Last-Event-ID", "6").build(), HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(ids(body)).containsExactly("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "8", "9000000000"})
    void aResumeAtOrBehindTheEndHasNoContentSoThatTheBrowserStops(String last) throws Exception {
        String id = Api.speak(api, Api.BODY);
        sides.generation(id).goesAsFarAsTheFirstChunk().completes(FILE, 10);

        HttpResponse<String> response =
                http.send(request(id).header("Last-Event-ID", last).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void anIdThatIsNoneIsRefused(String last) {
        String id = Api.speak(api, Api.BODY);

        Api.problem(Api.get(api, Api.ALL + "/" + id + "/events?lastEventId=" + last), 400, "validation_failed");
    }

    @Test
    void aStreamWithoutEventsBeginsWithAComment() throws Exception {
        String id = Api.speak(api, Api.BODY);
        sides.generation(id).goesAsFarAsTheFirstChunk();

        HttpResponse<InputStream> response =
                http.send(request(id).header("Last-Event-ID", "4").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream stream = response.body()) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(next(stream)).isEqualTo(":\n\n");
        }
    }

    @Test
    void nobodyIsFollowedForWhoHasGone() throws Exception {
        String id = Api.speak(api, Api.BODY);
        FakeGeneration generation = sides.generation(id).goesAsFarAsTheFirstChunk();

        try (InputStream stream = http.send(request(id).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            next(stream);
            assertThat(generation.followers()).isEqualTo(1);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> generation.followers() == 0);
    }

    @Test
    void aTenantCannotOpenStreamsWithoutEnd() throws Exception {
        String id = Api.speak(api, Api.BODY);
        FakeGeneration generation = sides.generation(id).goesAsFarAsTheFirstChunk();
        List<InputStream> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            InputStream stream = http.send(request(id).build(), HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            next(stream);
            open.add(stream);
        }

        var refused = Api.get(api, Api.ALL + "/" + id + "/events");
        Api.problem(refused, 429, "too_many_streams");
        refused.expectHeader().exists("Retry-After");

        generation.fails(FailureCode.INTERNAL); // all end
        for (InputStream stream : open) {
            stream.readAllBytes();
        }
        await().atMost(Duration.ofSeconds(5))
                .until(() -> http.send(request(id).build(), HttpResponse.BodyHandlers.ofString())
                                .statusCode()
                        == 200);
    }

    private HttpRequest.Builder request(String id) {
        return request(id, "");
    }

    private HttpRequest.Builder request(String id, String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + Api.ALL + "/" + id + "/events" + query))
                .header("X-API-Key", Database.KEY)
                .timeout(Duration.ofSeconds(10));
    }

    /** The next frame, to its empty line. */
    private static String next(InputStream stream) throws Exception {
        var frame = new StringBuilder();
        while (!frame.toString().endsWith("\n\n")) {
            int value = stream.read();
            assertThat(value).as("the stream ended").isNotEqualTo(-1);
            frame.append((char) value);
        }
        return new String(frame.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static List<String> ids(String body) {
        return body.lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3))
                .toList();
    }
}
