package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.FakeGeneration;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The finished file, whole, in ranges and by signed link; and what there is of it before it is finished. */
@GatewayTest
class AudioTest {

    private static final byte[] AUDIO = OtherSides.AUDIO;

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    private final HttpClient http = HttpClient.newHttpClient();
    private WebTestClient api;
    private int port;
    private String id = "";

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        this.port = port;
        api = Api.at(port);
        sides.fate(sides::complete);
        id = Api.speak(api, Map.of("text", "Sing in me, Muse.", "title", "Die \"Odyssee\"/ß 🎧"));
    }

    @Test
    void theWholeFileIsGivenAndTheDownloadRecorded() {
        ResponseSpec response = Api.get(api, audio())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "audio/mpeg")
                .expectHeader()
                .valueEquals("Content-Length", "100000")
                .expectHeader()
                .valueEquals("Accept-Ranges", "bytes")
                .expectHeader()
                .valueEquals("ETag", "\"" + id + "-100000\"")
                .expectHeader()
                .value(
                        "Content-Disposition",
                        disposition -> assertThat(disposition)
                                .startsWith("inline; ")
                                .contains("filename*=UTF-8''Die%20Odyssee%20%C3%9F.mp3")
                                .doesNotContain("\"/"));

        assertThat(Api.bytes(response)).isEqualTo(AUDIO);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(sides.commands(RecordDownload.class)).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=70000-, 70000, 99999",
        "bytes=-500, 99500, 99999",
        "bytes=99999-200000, 99999, 99999",
        "bytes=-200000, 0, 99999",
    })
    void aRangeIsGivenExactly(String range, int first, int last) {
        ResponseSpec response = ranged(range);

        response.expectStatus()
                .isEqualTo(206)
                .expectHeader()
                .valueEquals("Content-Range", "bytes " + first + "-" + last + "/100000")
                .expectHeader()
                .valueEquals("Content-Length", String.valueOf(last - first + 1));
        assertThat(Api.bytes(response)).isEqualTo(Arrays.copyOfRange(AUDIO, first, last + 1));
        if (first > 0) {
            assertThat(sides.commands(RecordDownload.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100000-", "bytes=100000-100001", "bytes=-0"})
    void aRangeOutsideIsSaidToBe(String range) {
        ResponseSpec response = ranged(range);

        Api.problem(response, 416, "range_not_satisfiable");
        response.expectHeader()
                .valueEquals("Content-Range", "bytes */100000")
                .expectHeader()
                .doesNotExist("ETag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=x", "pages=1-2", "bytes=5-2"})
    void aRangeThatIsNotUnderstoodIsIgnored(String range) {
        ResponseSpec response = ranged(range);

        response.expectStatus().isOk();
        assertThat(Api.bytes(response)).isEqualTo(AUDIO);
    }

    @Test
    void aRangeOfAnOlderFileIsAnsweredWithTheWholeNewOne() {
        ResponseSpec same = api.get()
                .uri(audio())
                .header("Range", "bytes=5-9")
                .header("If-Range", "\"" + id + "-100000\"")
                .exchange();
        same.expectStatus().isEqualTo(206);
        api.get()
                .uri(audio())
                .header("Range", "bytes=5-9")
                .header("If-Range", "\"older\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void whoHasTheFileIsToldSo() {
        for (String tags : new String[] {"\"" + id + "-100000\"", "\"a\", W/\"" + id + "-100000\"", "*"}) {
            ResponseSpec response =
                    api.get().uri(audio()).header("If-None-Match", tags).exchange();
            response.expectStatus().isNotModified();
            assertThat(Api.bytes(response)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "\"half", "W/"})
    void tagsThatAreNoneAreIgnored(String tags) {
        api.get()
                .uri(audio())
                .header("If-None-Match", tags)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void headSaysEverythingButTheBytes() {
        ResponseSpec response = api.head().uri(audio()).exchange();

        response.expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Length", "100000")
                .expectHeader()
                .valueEquals("Content-Type", "audio/mpeg");
        assertThat(Api.bytes(response)).isEmpty();
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @Test
    void aSignedLinkNeedsNoKeyUntilItExpires() {
        ResponseSpec redirect =
                Api.get(api, audio() + "?redirect=true").expectStatus().isFound();
        String link = redirect.returnResult(Void.class).getResponseHeaders().getFirst("Location");
        assertThat(link).startsWith("/api/v1/files/tenants/ten_first/audio/" + id);
        assertThat(sides.commands(RecordDownload.class)).hasSize(1);

        WebTestClient anybody = Api.anonymous(port);
        URI url = URI.create("http://127.0.0.1:" + port + link);
        ResponseSpec file = anybody.get().uri(url).exchange().expectStatus().isOk();
        assertThat(Api.bytes(file)).isEqualTo(AUDIO);
        file.expectHeader()
                .value(
                        "Content-Disposition",
                        disposition -> assertThat(disposition).contains("Die%20Odyssee%20%C3%9F.mp3"));
        anybody.get()
                .uri(url)
                .header("Range", "bytes=0-9")
                .exchange()
                .expectStatus()
                .isEqualTo(206);
        Api.problem(anybody.get().uri(URI.create(url + "x")).exchange(), 403, "link_invalid");

        objects.expireLinks();
        Api.problem(anybody.get().uri(url).exchange(), 403, "link_invalid");
    }

    @Test
    void whatIsNotFinishedHasNoFile() {
        sides.fate(generation -> {});
        String pending = Api.speak(api, Api.BODY);
        Api.problem(Api.get(api, Api.ALL + "/" + pending + "/audio"), 409, "not_finished");

        sides.fate(OtherSides.failing(FailureCode.MERGE_FAILED));
        String failed = Api.speak(api, Api.BODY);
        Api.problem(Api.get(api, Api.ALL + "/" + failed + "/audio"), 409, "not_finished");
    }

    @Test
    void aFileThatHasJustBeenRemovedIsNoFaultOfOurs() {
        objects.delete(new ObjectKey("tenants/ten_first/audio/" + id + ".mp3"));

        Api.problem(Api.get(api, audio()), 404, "not_found");
        Api.problem(Api.get(api, Api.ALL + "/" + id + "/stream"), 404, "not_found");
    }

    @Test
    void aFileThatCannotBeRecordedAsDownloadedIsGivenAllTheSame() {
        sides.breakdown(new IllegalStateException("no"));

        assertThat(Api.bytes(Api.get(api, audio()).expectStatus().isOk())).isEqualTo(AUDIO);
    }

    @Test
    void whoListensHearsEachPartAsSoonAsItIsThereAndThePartsAreRemoved() throws Exception {
        sides.fate(generation -> {});
        String live = Api.speak(api, Map.of("text", "Sing.", "audio", Map.of("format", "opus")));
        FakeGeneration generation = sides.generation(live);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + Api.ALL + "/" + live + "/stream"))
                .header("Authorization", "bearer " + Database.KEY)
                .build();
        speak(generation, "live/1", "once upon ");

        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).contains("audio/ogg");
        assertThat(response.headers().firstValue("Accept-Ranges")).contains("none");
        try (InputStream stream = response.body()) {
            assertThat(read(stream, 10)).isEqualTo("once upon ");
            speak(generation, "live/2", "a time");
            assertThat(read(stream, 6)).isEqualTo("a time");
            generation.goesAsFarAsTheFirstChunk().fails(FailureCode.INTERNAL);
            assertThat(stream.read()).isEqualTo(-1);
        }
        assertThat(objects.keys()).doesNotContain("live/1", "live/2");
    }

    @Test
    void aFinishedGenerationIsStreamedFromItsFile() {
        ResponseSpec response =
                Api.get(api, Api.ALL + "/" + id + "/stream").expectStatus().isOk();

        assertThat(Api.bytes(response)).isEqualTo(AUDIO);
    }

    private void speak(FakeGeneration generation, String key, String audio) {
        byte[] bytes = audio.getBytes(StandardCharsets.US_ASCII);
        objects.put(new ObjectKey(key), bytes);
        generation.speaks(new LivePart(new ObjectKey(key), bytes.length, new ProviderId("local"), 0));
    }

    private static String read(InputStream stream, int bytes) throws Exception {
        return new String(stream.readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private ResponseSpec ranged(String range) {
        return api.get().uri(audio()).header("Range", range).exchange();
    }

    private String audio() {
        return Api.ALL + "/" + id + "/audio";
    }
}
