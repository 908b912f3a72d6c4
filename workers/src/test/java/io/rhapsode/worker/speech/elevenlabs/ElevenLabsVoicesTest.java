package io.rhapsode.worker.speech.elevenlabs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.worker.speech.ManualClock;
import io.rhapsode.worker.speech.RememberedVoices;
import io.rhapsode.worker.speech.Voice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ElevenLabsVoicesTest {

    @RegisterExtension
    static final WireMockExtension SERVER = ElevenLabsService.server();

    private static final String VOICES = "/v2/voices";
    private static final String FIRST_PAGE = """
            {"voices": [
               {"voice_id": "21m00Tcm4TlvDq8ikWAM", "name": "Rachel", "category": "premade",
                "labels": {"accent": "American", "description": "calm", "age": "young", "gender": "female",
                           "use_case": "narrative_story", "language": "en"},
                "verified_languages": [
                   {"language": "de", "model_id": "eleven_multilingual_v2", "accent": "standard", "locale": "de-DE"},
                   {"language": "en", "model_id": "eleven_multilingual_v2", "accent": "american", "locale": "en-US"},
                   {"language": "en", "model_id": "eleven_flash_v2_5", "accent": "american", "locale": "en-US"},
                   {"language": "fr", "model_id": "eleven_multilingual_v2", "locale": null}],
                "samples": null, "settings": null, "preview_url": "https://elsewhere.example/rachel.mp3"}],
             "has_more": true, "total_count": 3, "next_page_token": "b/c="}
            """;
    private static final String LAST_PAGE = """
            {"voices": [
               {"voice_id": "mine", "name": "My own", "category": "cloned", "labels": {}, "verified_languages": null},
               {"voice_id": "not a name", "name": "Nobody can ask for it"},
               {"voice_id": "oldMan", "name": "Old man",
                "labels": {"age": "old", "gender": "non-binary", "use_case": "something new", "language": "hu"}}],
             "has_more": false, "total_count": 3, "next_page_token": null}
            """;

    private final ManualClock clock = new ManualClock(ElevenLabsService.NOW);
    private ElevenLabsProvider provider;

    @BeforeEach
    void anAccount() {
        provider = ElevenLabsService.provider(SERVER, Map.of(), PATIENT, clock);
    }

    @Test
    void allPagesAreReadAndLabelsUnderstood() {
        twoPages();

        assertThat(provider.voices())
                .containsExactly(
                        new Voice(
                                "21m00Tcm4TlvDq8ikWAM",
                                List.of("en-US", "de-DE", "fr"),
                                Gender.FEMALE,
                                "Rachel",
                                new VoiceTraits("american", Age.YOUNG, VoiceStyle.NARRATIVE)),
                        new Voice("mine", List.of(), null, "My own"),
                        new Voice(
                                "oldMan",
                                List.of("hu"),
                                Gender.NEUTRAL,
                                "Old man",
                                new VoiceTraits(null, Age.OLD, null)));
        SERVER.verify(
                1,
                getRequestedFor(urlPathEqualTo(VOICES))
                        .withHeader("xi-api-key", equalTo("sk-secret"))
                        .withQueryParam("page_size", equalTo("100"))
                        .withQueryParam("next_page_token", absent()));
        SERVER.verify(1, getRequestedFor(urlPathEqualTo(VOICES)).withQueryParam("next_page_token", equalTo("b/c=")));
    }

    @Test
    void theyAreRememberedForAnHour() {
        twoPages();
        provider.voices();
        clock.pass(RememberedVoices.AGE.minusMillis(1));
        provider.voices();
        SERVER.verify(2, getRequestedFor(urlPathEqualTo(VOICES)));

        clock.pass(Duration.ofMillis(1));
        provider.voices();

        SERVER.verify(4, getRequestedFor(urlPathEqualTo(VOICES)));
    }

    @Test
    void thoseKnownBeforeAreThereWhileTheServiceIsAway() {
        twoPages();
        var known = provider.voices();
        SERVER.resetAll();
        SERVER.stubFor(get(urlPathEqualTo(VOICES)).willReturn(aResponse().withStatus(500)));
        clock.pass(RememberedVoices.AGE);

        assertThat(provider.voices()).isEqualTo(known).hasSize(3);
        provider.voices();

        SERVER.verify(1, getRequestedFor(urlPathEqualTo(VOICES)));
    }

    @Test
    void aListThatCannotBeReadIsNone() {
        SERVER.stubFor(get(urlPathEqualTo(VOICES)).willReturn(aResponse().withBody("<html>")));

        assertThat(provider.voices()).isEmpty();
    }

    @Test
    void aServiceThatNeverComesToAnEndIsAskedForSoManyPagesOnly() {
        SERVER.stubFor(get(urlPathEqualTo(VOICES)).willReturn(okJson(FIRST_PAGE)));

        assertThat(provider.voices()).hasSize(ElevenLabsVoices.MOST_PAGES);
    }

    @Test
    void configuredVoicesAreNotAskedFor() {
        provider = ElevenLabsService.provider(SERVER, Map.of("voices", "mine female en-GB"), PATIENT, clock);

        assertThat(provider.voices()).containsExactly(new Voice("mine", List.of("en-GB"), Gender.FEMALE, "mine"));
        SERVER.verify(0, getRequestedFor(anyUrl()));
    }

    private static void twoPages() {
        SERVER.stubFor(get(urlPathEqualTo(VOICES))
                .withQueryParam("next_page_token", absent())
                .willReturn(okJson(FIRST_PAGE)));
        SERVER.stubFor(get(urlPathEqualTo(VOICES))
                .withQueryParam("next_page_token", equalTo("b/c="))
                .willReturn(okJson(LAST_PAGE)));
    }
}
