package io.rhapsode.worker.speech.elevenlabs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.PATIENT;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.answer;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.refusal;
import static io.rhapsode.worker.speech.elevenlabs.ElevenLabsService.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.rhapsode.worker.speech.Faults;
import io.rhapsode.worker.speech.ManualClock;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderEntry;
import io.rhapsode.worker.speech.ProviderHealth;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether the account can pay, and what is said where it cannot. */
@Timeout(60)
class ElevenLabsAccountTest {

    @RegisterExtension
    static final WireMockExtension SERVER = ElevenLabsService.server();

    private static final String SUBSCRIPTION = "/v1/user/subscription";

    private final ManualClock clock = new ManualClock(ElevenLabsService.NOW);
    private ElevenLabsProvider provider;

    @BeforeEach
    void anAccount() {
        provider = ElevenLabsService.provider(SERVER, Map.of(), PATIENT, clock);
    }

    @Test
    void charactersThatAreLeftAreWellAndRemembered() {
        plan(9_999, false);

        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);
        clock.pass(ElevenLabsAccount.AGE.minusMillis(1));
        provider.health();

        SERVER.verify(1, getRequestedFor(urlEqualTo(SUBSCRIPTION)).withHeader("xi-api-key", equalTo("sk-secret")));
    }

    @Test
    void aPlanThatIsUsedUpSaysUntilWhenAndWhatToDo() {
        plan(10_000, false);

        assertThat(advice())
                .contains("The 10000 characters of the plan")
                .contains("until 2026-04-01")
                .contains("choose a larger plan");
    }

    @Test
    void aPlanThatMayBeExceededIsNotUsedUp() {
        plan(10_000, true);

        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);
    }

    @Test
    void aWrongKeySaysWhichPropertyToSetAndNotTheKey() {
        SERVER.stubFor(get(SUBSCRIPTION).willReturn(refusal(401, "invalid_api_key")));

        assertThat(advice())
                .contains("rhapsode.speech.providers.narrator.api-key")
                .doesNotContain("sk-secret");
    }

    @Test
    void aMissingKeySaysWhichPropertyToSetAndAsksNobody() {
        provider = ElevenLabsService.provider(SERVER, Map.of("api-key", ""), PATIENT, clock);

        assertThat(advice()).contains("rhapsode.speech.providers.narrator.api-key");
        assertThat(provider.voices()).isEmpty();
        SERVER.verify(0, getRequestedFor(urlEqualTo(SUBSCRIPTION)));
    }

    @Test
    void aKeyThatMayOnlySpeakIsGoodEnough() {
        SERVER.stubFor(get(SUBSCRIPTION).willReturn(refusal(401, "missing_permissions")));

        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);
    }

    @Test
    void aServiceThatIsAwayOrAnswersNonsenseSpeaksNotAgainstTheAccount() {
        SERVER.stubFor(get(SUBSCRIPTION).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);

        clock.pass(ElevenLabsAccount.AGE);
        SERVER.stubFor(get(SUBSCRIPTION).willReturn(aResponse().withBody("<html>")));
        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);

        clock.pass(ElevenLabsAccount.AGE);
        SERVER.stubFor(get(SUBSCRIPTION).willReturn(aResponse().withStatus(500)));
        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);
    }

    @Test
    void whatWasMendedIsNoticedSoon() {
        SERVER.stubFor(get(SUBSCRIPTION).willReturn(refusal(401, "invalid_api_key")));
        provider.health();
        plan(0, false);
        clock.pass(ElevenLabsAccount.AGE_WHEN_DOWN);

        assertThat(provider.health()).isInstanceOf(ProviderHealth.Up.class);
    }

    @Test
    void aRefusalForWantOfCreditsIsNoticedAtOnce() {
        plan(0, false);
        provider.health();
        plan(10_000, false);
        answer(SERVER, refusal(401, "quota_exceeded"));

        Faults.failure(() -> provider.synthesize(request("Hi")));

        assertThat(provider.health()).isInstanceOf(ProviderHealth.Down.class);
    }

    @Test
    void theKeyIsShownNowhere() {
        assertThat(provider.capabilities().toString()
                        + provider.health()
                        + ElevenLabsOffer.of(
                                ProviderEntry.of(Map.of("api-key", "sk-secret")), ModelCatalogue.shipped()))
                .doesNotContain("sk-secret");
    }

    private String advice() {
        return ((ProviderHealth.Down) provider.health()).advice();
    }

    private static void plan(long used, boolean goesOn) {
        SERVER.stubFor(get(SUBSCRIPTION).willReturn(okJson("""
                {"tier": "creator", "character_count": %d, "character_limit": 10000,
                 "can_extend_character_limit": %s, "allowed_to_extend_character_limit": %s,
                 "next_character_count_reset_unix": 1775044800, "voice_limit": 30, "status": "active"}
                """.formatted(used, goesOn, goesOn))));
    }
}
