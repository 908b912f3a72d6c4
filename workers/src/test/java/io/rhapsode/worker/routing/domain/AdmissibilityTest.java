package io.rhapsode.worker.routing.domain;

import static io.rhapsode.worker.routing.domain.OfferFixture.VOICES;
import static io.rhapsode.worker.routing.domain.OfferFixture.model;
import static io.rhapsode.worker.routing.domain.OfferFixture.offer;
import static io.rhapsode.worker.routing.domain.OfferFixture.priced;
import static io.rhapsode.worker.routing.domain.OfferFixture.speaking;
import static io.rhapsode.worker.routing.domain.OfferFixture.speakingWith;
import static io.rhapsode.worker.routing.domain.OfferFixture.standing;
import static io.rhapsode.worker.routing.domain.OfferFixture.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.Rejection;
import io.rhapsode.worker.routing.domain.OfferFixture.Wanted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissibilityTest {

    private static final Offer ONE = offer("one");
    private static final Offer TWO = offer("two");
    private static final Offer OFF = standing(speaking(offer("off"), List.of("fr"), VOICES), Standing.DISABLED);

    @Test
    void whatSomebodyCanSpeakIsAdmitted() {
        assertThat(refusal(new Wanted(), ONE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"UNHEALTHY", "CIRCUIT_OPEN"})
    void whatOnlyFailsNowIsAdmitted(Standing standing) {
        assertThat(refusal(new Wanted().voice("one:ada"), standing(ONE, standing)))
                .isEmpty();
    }

    @Test
    void aProviderWhoseVoicesCannotBeSeenNowMaySpeakAnyLanguageButNoVoiceThatIsNamed() {
        var blind = standing(speaking(offer("blind"), List.of(), List.of()), Standing.UNHEALTHY);

        assertThat(refusal(new Wanted().detected("mi"), blind)).isEmpty();
        assertThat(refusal(new Wanted().voice("blind:any"), blind)).contains(Rejection.UNAVAILABLE);
        assertThat(refusal(new Wanted().voice("blind:any"), ONE, blind)).contains(Rejection.UNAVAILABLE);
        assertThat(refusal(new Wanted().voice("one:any"), blind, ONE)).contains(Rejection.VOICE_NOT_FOUND);
        assertThat(refusal(new Wanted().excluded("blind"), blind)).contains(Rejection.NO_PROVIDER);
    }

    @Test
    void aVoiceNobodyHasIsRefused() {
        assertThat(refusal(new Wanted().voice("one:nobody"), ONE, TWO)).contains(Rejection.VOICE_NOT_FOUND);
        assertThat(refusal(new Wanted().voice("nobody:ada"), ONE, TWO)).contains(Rejection.VOICE_NOT_FOUND);
        assertThat(refusal(new Wanted().voice("voc_12"), ONE, TWO)).contains(Rejection.VOICE_NOT_FOUND);
        assertThat(refusal(new Wanted().voice("off:ada"), ONE, OFF)).contains(Rejection.VOICE_NOT_FOUND);
    }

    @Test
    void timingsThatNobodyGivesAreRefusedAndItIsSaidWhoGivesThem() {
        var telling = speakingWith(offer("telling"), timed(model("m1")));

        assertThat(Admissibility.refusal(new Wanted().timings().demand(), List.of(ONE, TWO)))
                .hasValueSatisfying(why -> {
                    assertThat(why.rejection()).isEqualTo(Rejection.NO_PROVIDER);
                    assertThat(why.detail()).contains("type elevenlabs or polly under rhapsode.speech.providers");
                });
        assertThat(refusal(new Wanted().timings(), ONE, telling)).isEmpty();
        assertThat(refusal(new Wanted().timings(), ONE, standing(telling, Standing.UNHEALTHY)))
                .isEmpty();
        assertThat(refusal(new Wanted().timings(), ONE, standing(telling, Standing.DISABLED)))
                .contains(Rejection.NO_PROVIDER);
        assertThat(refusal(new Wanted().timings().excluded("telling"), ONE, telling))
                .contains(Rejection.NO_PROVIDER);
    }

    @Test
    void aProviderWithoutTimingsThatCannotBeSeenNowIsNoHope() {
        var blind = speaking(offer("blind"), List.of(), List.of());
        var telling = speakingWith(offer("telling"), timed(model("m1")));

        assertThat(refusal(new Wanted().timings().excluded("telling"), blind, telling))
                .contains(Rejection.NO_PROVIDER);
    }

    @Test
    void aVoiceOfAnExcludedProviderIsRefused() {
        assertThat(refusal(new Wanted().voice("one:ada").excluded("one"), ONE, TWO))
                .contains(Rejection.NO_PROVIDER);
    }

    @Test
    void toExcludeAnotherProviderIsNoContradiction() {
        assertThat(refusal(new Wanted().voice("one:ada").excluded("two"), ONE, TWO))
                .isEmpty();
    }

    @Test
    void aLanguageThatIsNotSpokenIsNamed() {
        assertThat(Admissibility.refusal(new Wanted().detected("fr").demand(), List.of(ONE)))
                .hasValueSatisfying(why -> assertThat(why.detail()).contains("'fr'"));
    }

    @Test
    void aModelNobodyHasIsRefused() {
        assertThat(refusal(new Wanted().model("m3"), ONE, TWO)).contains(Rejection.MODEL_NOT_FOUND);
        assertThat(refusal(new Wanted().model("m2"), ONE, TWO)).isEmpty();
    }

    @Test
    void aLanguageNobodySpeaksIsRefused() {
        assertThat(refusal(new Wanted().detected("fr"), ONE, TWO, OFF)).contains(Rejection.LANGUAGE_NOT_SUPPORTED);
        assertThat(refusal(new Wanted().language("fr"), ONE, TWO)).contains(Rejection.LANGUAGE_NOT_SUPPORTED);
        assertThat(refusal(new Wanted().detected("und"), ONE, TWO)).isEmpty();
        assertThat(refusal(new Wanted().detected("fr").voice("one:ada"), ONE, TWO))
                .isEmpty();
    }

    @Test
    void aNameThatIsNotConfiguredIsRefused() {
        assertThat(refusal(new Wanted().preferred("nobody"), ONE)).contains(Rejection.PROVIDER_NOT_FOUND);
        assertThat(refusal(new Wanted().excluded("nobody"), ONE)).contains(Rejection.PROVIDER_NOT_FOUND);
        assertThat(refusal(new Wanted().preferred("off"), ONE, OFF)).isEmpty();
    }

    @Test
    void whereNobodyIsLeftTheReasonsAreGiven() {
        var refusal = Admissibility.refusal(
                new Wanted().excluded("one").maxCostMicros(10).demand(), List.of(ONE, priced(TWO, 5000, 1)));

        assertThat(refusal).hasValueSatisfying(why -> {
            assertThat(why.rejection()).isEqualTo(Rejection.NO_PROVIDER);
            assertThat(why.detail()).contains("one: excluded").contains("two: max_cost");
        });
    }

    @Test
    void withEverybodySwitchedOffNobodyIsLeft() {
        assertThat(refusal(new Wanted(), OFF)).contains(Rejection.NO_PROVIDER);
    }

    private static Optional<Rejection> refusal(Wanted wanted, Offer... offers) {
        return Admissibility.refusal(wanted.demand(), List.of(offers)).map(Admissibility.Refusal::rejection);
    }
}
