package io.rhapsode.gateway.generation;

import static io.rhapsode.gateway.fake.OtherSides.AUDIO;
import static io.rhapsode.gateway.fake.OtherSides.FIRST_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A file that its first download pays: by no way does more than its first minute leave before. */
@GatewayTest
class PaidAudioTest {

    @Autowired
    private OtherSides sides;

    @Autowired
    private ObjectsInMemory objects;

    private WebTestClient api;
    private int port;
    private String id = "";

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        this.port = port;
        api = Api.at(port);
        sides.fate(sides::completeUnpaid);
        id = Api.speak(api, Map.of("text", "Sing in me, Muse."));
    }

    @Test
    void whoDownloadsItPaysFirstAndHasIt() {
        assertThat(Api.bytes(Api.get(api, audio()).expectStatus().isOk())).isEqualTo(AUDIO);
        assertThat(sides.commands(RecordDownload.class)).hasSize(1);
    }

    @Test
    void whereItCannotBePaidNothingIsGivenOut() {
        sides.breakdown(new IllegalStateException("no"));

        assertThat(Api.bytes(Api.get(api, audio()).expectStatus().is5xxServerError()))
                .hasSizeLessThan(2_000);
    }

    @Test
    void nobodyPaysForAFileThatIsNotThere() {
        objects.delete(new ObjectKey("tenants/ten_first/audio/" + id + ".mp3"));

        Api.problem(Api.get(api, audio()), 404, "not_found");
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-99999", "bytes=0-4999", "bytes=-100000"})
    void whoAsksForARangeHearsTheFirstMinuteOnly(String range) {
        ResponseSpec response = ranged(range);

        response.expectStatus()
                .isEqualTo(206)
                .expectHeader()
                .valueEquals("Content-Range", "bytes 0-4999/5000")
                .expectHeader()
                .valueEquals("ETag", "\"" + id + "-first-minute-5000\"");
        assertThat(Api.bytes(response)).isEqualTo(FIRST_MINUTE);
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @Test
    void aRangeBehindItIsOutside() {
        Api.problem(ranged("bytes=5000-"), 416, "range_not_satisfiable");
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=x", "pages=1-2", ""})
    void aRangeThatIsNotUnderstoodDownloadsNothing(String range) {
        assertThat(Api.bytes(ranged(range).expectStatus().isOk())).isEqualTo(FIRST_MINUTE);
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @Test
    void aRangeOfAnotherFileDownloadsNothing() {
        ResponseSpec response = api.get()
                .uri(audio())
                .header("Range", "bytes=5-9")
                .header("If-Range", "\"" + id + "-100000\"")
                .exchange();

        assertThat(Api.bytes(response.expectStatus().isOk())).isEqualTo(FIRST_MINUTE);
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @Test
    void onceItIsPaidRangesAreThoseOfTheFile() {
        Api.bytes(Api.get(api, audio()));

        ResponseSpec response = ranged("bytes=70000-");

        response.expectStatus().isEqualTo(206);
        assertThat(Api.bytes(response)).isEqualTo(Arrays.copyOfRange(AUDIO, 70_000, 100_000));
    }

    @Test
    void whoAsksForItsHeadPaysNothing() {
        for (String query : new String[] {"", "?redirect=true"}) {
            ResponseSpec response = api.head().uri(audio() + query).exchange();

            response.expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Content-Length", "100000")
                    .expectHeader()
                    .doesNotExist("Location");
        }
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @Test
    void whoSaysToHaveItIsGivenNothingAndPaysNothing() {
        for (String tag : new String[] {"*", "\"" + id + "-100000\""}) {
            ResponseSpec response =
                    api.get().uri(audio()).header("If-None-Match", tag).exchange();

            assertThat(Api.bytes(response.expectStatus().isNotModified())).isEmpty();
        }
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @Test
    void aLinkIsPaidBeforeItIsGivenOut() {
        sides.breakdown(new IllegalStateException("no"));
        Api.get(api, audio() + "?redirect=true")
                .expectStatus()
                .is5xxServerError()
                .expectHeader()
                .doesNotExist("Location");
        sides.breakdown(null);

        String link = Api.get(api, audio() + "?redirect=true")
                .expectStatus()
                .isFound()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("Location");

        assertThat(sides.commands(RecordDownload.class)).isNotEmpty();
        URI url = URI.create("http://127.0.0.1:" + port + link);
        assertThat(Api.bytes(Api.anonymous(port).get().uri(url).exchange())).isEqualTo(AUDIO);
    }

    @Test
    void aStreamOfItEndsWithTheFirstMinuteUntilItIsPaid() {
        assertThat(Api.bytes(Api.get(api, stream()).expectStatus().isOk())).isEqualTo(FIRST_MINUTE);
        assertThat(sides.commands(RecordDownload.class)).isEmpty();

        Api.bytes(Api.get(api, audio()));

        assertThat(Api.bytes(Api.get(api, stream()).expectStatus().isOk())).isEqualTo(AUDIO);
    }

    @Test
    void aPreviewThatIsAskedForAgainIsHeardAndNotDownloaded() {
        for (int time = 0; time < 2; time++) {
            ResponseSpec response = api.post()
                    .uri(Api.ALL + "/preview")
                    .header("Idempotency-Key", "once")
                    .bodyValue(Api.BODY)
                    .exchange();

            assertThat(Api.bytes(response.expectStatus().isOk())).isEqualTo(FIRST_MINUTE);
        }
        assertThat(sides.commands(RecordDownload.class)).isEmpty();
    }

    @Test
    void theResourceSaysWhenItIsPaidAndUntilWhenItWaits() {
        Api.get(api, Api.ALL + "/" + id)
                .expectBody()
                .jsonPath("$.charging")
                .isEqualTo("at-download")
                .jsonPath("$.availableUntil")
                .isNotEmpty();

        Api.bytes(Api.get(api, audio()));

        Api.get(api, Api.ALL + "/" + id)
                .expectBody()
                .jsonPath("$.charging")
                .isEqualTo("at-download")
                .jsonPath("$.availableUntil")
                .isEmpty();
    }

    @Test
    void whatNobodyDownloadedSaysThatItIsGone() {
        sides.generation(id).lapses();

        for (String path : new String[] {"", "/audio", "/stream"}) {
            ResponseSpec response = Api.get(api, Api.ALL + "/" + id + path);
            response.expectStatus()
                    .isEqualTo(410)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("generation_erased")
                    .jsonPath("$.detail")
                    .isEqualTo("Nobody downloaded it in time, so it was removed. Nothing was charged for it.");
        }
    }

    private ResponseSpec ranged(String range) {
        return api.get().uri(audio()).header("Range", range).exchange();
    }

    private String audio() {
        return Api.ALL + "/" + id + "/audio";
    }

    private String stream() {
        return Api.ALL + "/" + id + "/stream";
    }
}
