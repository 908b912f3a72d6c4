package io.rhapsode.gateway.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.KeepQuote;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.voice.ListVoices;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.FakeLibrary;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.fake.OtherSides;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The library of voices, as it is asked for and told. */
@GatewayTest
class VoiceTest {

    private static final String ALL = "/api/v1/voices";
    private static final String ANNA = ALL + "/" + FakeLibrary.ANNA;
    private static final String GONE = ALL + "/" + FakeLibrary.GONE;
    private static final String NOBODY = ALL + "/voc_" + "a".repeat(26);

    @Autowired
    private OtherSides sides;

    @Autowired
    private FakeLibrary library;

    private WebTestClient api;

    @BeforeEach
    void begin(@LocalServerPort int port) {
        sides.reset();
        api = Api.at(port);
        api.delete().uri(ANNA + "/favourite").exchange().expectStatus().isNoContent();
    }

    @Test
    void aVoiceIsShownWithItsPriceOfNow() {
        assertThat(Api.json(Api.get(api, ANNA)).toString())
                .isEqualTo("{\"voiceId\":\"" + FakeLibrary.ANNA
                        + "\",\"voice\":\"local:anna\",\"provider\":\"local\",\"name\":\"Anna\","
                        + "\"languages\":[\"en-GB\",\"en\"],\"gender\":\"female\",\"accent\":\"british\",\"age\":\"middle_aged\","
                        + "\"style\":\"narrative\",\"status\":\"available\",\"favourite\":false,\"creditsPer1kCharacters\":1000,"
                        + "\"sampleUrl\":\"" + ANNA
                        + "/sample\",\"listedAt\":\"2026-02-01T00:00:00Z\",\"unavailableSince\":null}");
    }

    @Test
    void aVoiceThatIsGoneIsShownAsGone() {
        JsonNode gone = Api.json(Api.get(api, GONE));

        assertThat(gone.get("status").stringValue()).isEqualTo("unavailable");
        assertThat(gone.get("unavailableSince").stringValue()).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(gone.get("creditsPer1kCharacters").isNull()).isTrue();
    }

    @Test
    void theListIsToldPageByPage() {
        JsonNode page = Api.json(Api.get(api, ALL));

        assertThat(page.get("items").size()).isEqualTo(2);
        assertThat(page.get("nextCursor").stringValue()).isEqualTo("behind");
        assertThat(library.asked()).isEqualTo(new ListVoices.Filter(true, null, null, null, null, List.of(), false));
    }

    @Test
    void everyFilterReachesTheQuery() {
        Api.get(
                        api,
                        ALL
                                + "?language=en-GB&gender=female&style=news&provider=local&q=Old  Anna&favourite=true&status=unavailable")
                .expectStatus()
                .isOk();

        assertThat(library.asked())
                .isEqualTo(new ListVoices.Filter(
                        false,
                        "en-gb",
                        Gender.FEMALE,
                        VoiceStyle.NEWS,
                        List.of(new ProviderId("local")),
                        List.of("old", "anna"),
                        true));
    }

    @Test
    void whoLooksForFavouritesIsToldOfThoseThatAreGoneToo() {
        Api.get(api, ALL + "?favourite=true").expectStatus().isOk();

        assertThat(library.asked()).isEqualTo(new ListVoices.Filter(null, null, null, null, null, List.of(), true));
    }

    @ParameterizedTest
    @CsvSource({"1000, local", "999, ''", "1001, dear local", "1001&provider=local, local", "1000&provider=dear, ''"})
    void theGreatestPriceIsThatOfTheProviders(String query, String providers) {
        Api.get(api, ALL + "?maxCreditsPer1kCharacters=" + query).expectStatus().isOk();

        assertThat(Objects.requireNonNull(library.asked()).providers())
                .isEqualTo(Arrays.stream(providers.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(ProviderId::new)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "language=e /language",
                "language=en_US /language",
                "gender=x /gender",
                "style=x /style",
                "provider=NO /provider",
                "maxCreditsPer1kCharacters=-1 /maxCreditsPer1kCharacters",
                "maxCreditsPer1kCharacters=x /maxCreditsPer1kCharacters",
                "q=a+b+c+d+e+f /q",
                "favourite=yes /favourite",
                "status=gone /status",
                "limit=0 /limit",
                "cursor=mine /cursor"
            })
    void whatIsNotUnderstoodIsRefused(String query, String pointer) {
        var response = Api.get(api, ALL + "?" + query);
        JsonNode problem = Api.json(response);
        response.expectStatus().isBadRequest();
        assertThat(Api.pointers(problem)).containsExactly(pointer);
    }

    @Test
    void whatNoTextHoldsIsNotLookedFor() {
        Api.problem(Api.get(api, ALL + "?q=a\0b"), 400, "validation_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/sample", "/equivalents"})
    void aVoiceThatNeverWasIsNotFound(String path) {
        Api.problem(Api.get(api, NOBODY + path), 404, "voice_not_found");
        Api.problem(Api.get(api, ALL + "/mine" + path), 404, "voice_not_found");
    }

    @Test
    void aVoiceThatNeverWasIsNobodysFavourite() {
        Api.problem(api.post().uri(NOBODY + "/favourite").exchange(), 404, "voice_not_found");
        Api.problem(api.delete().uri(NOBODY + "/favourite").exchange(), 404, "voice_not_found");
    }

    @Test
    void aFavouriteIsOneUntilItIsNoneAnyMore() {
        for (int times = 0; times < 2; times++) {
            api.post().uri(ANNA + "/favourite").exchange().expectStatus().isNoContent();
        }
        assertThat(Api.json(Api.get(api, ANNA)).get("favourite").booleanValue()).isTrue();
        api.delete().uri(ANNA + "/favourite").exchange().expectStatus().isNoContent();
        assertThat(Api.json(Api.get(api, ANNA)).get("favourite").booleanValue()).isFalse();
    }

    @Test
    void theNearestVoicesOfOthersAreShownInTheirOrder() {
        JsonNode page = Api.json(Api.get(api, GONE + "/equivalents"));

        assertThat(page.get("nextCursor").isNull()).isTrue();
        assertThat(page.get("items").get(0).toString())
                .startsWith("{\"voiceId\":\"voc_")
                .contains("\"voice\":\"studio:ann\",\"provider\":\"studio\",\"name\":\"Ann, for lost:bob\"")
                .endsWith("\"alike\":[\"declared\",\"gender\"]}");
    }

    @Test
    void aSampleIsAFileWithRanges() {
        var whole = Api.get(api, ANNA + "/sample");
        whole.expectStatus().isOk().expectHeader().valueEquals("Content-Type", "audio/mpeg");
        assertThat(Api.bytes(whole)).isEqualTo(OtherSides.FIRST_MINUTE);
        var part =
                api.get().uri(ANNA + "/sample").header("Range", "bytes=10-19").exchange();
        part.expectStatus().isEqualTo(206);
        assertThat(Api.bytes(part)).isEqualTo(Arrays.copyOfRange(OtherSides.FIRST_MINUTE, 10, 20));
    }

    @Test
    void aVoiceThatIsGoneAndWasNeverHeardHasNoSample() {
        Api.problem(Api.get(api, GONE + "/sample"), 404, "voice_not_found");
    }

    @Test
    void theIdOfTheLibraryMayBeWrittenWhereverAVoiceIsNamed() {
        Map<String, Object> body = Map.of("text", "Sing in me, Muse.", "voiceId", FakeLibrary.ANNA.value());

        Api.speak(api, body);
        Api.post(api, Api.ALL + "/estimate", body).expectStatus().isOk();

        assertThat(sides.commands(RequestGeneration.class).getFirst().order().voice())
                .hasToString("local:anna");
        assertThat(sides.commands(KeepQuote.class).getFirst().quote().order().voice())
                .hasToString("local:anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"voc_aaaaaaaaaaaaaaaaaaaaaaaaaa", "voc_mine"})
    void anIdThatTheLibraryDoesNotHaveIsRefusedAtItsPlace(String id) {
        JsonNode problem = Api.problem(
                Api.post(api, Api.ALL, Map.of("text", "Sing in me, Muse.", "voiceId", id)), 422, "voice_not_found");

        assertThat(Api.pointers(problem)).containsExactly("/voiceId");
        assertThat(sides.commands(RequestGeneration.class)).isEmpty();
    }
}
