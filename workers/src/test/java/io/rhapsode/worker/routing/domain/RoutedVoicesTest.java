package io.rhapsode.worker.routing.domain;

import static io.rhapsode.worker.routing.domain.OfferFixture.featured;
import static io.rhapsode.worker.routing.domain.OfferFixture.model;
import static io.rhapsode.worker.routing.domain.OfferFixture.offer;
import static io.rhapsode.worker.routing.domain.OfferFixture.out;
import static io.rhapsode.worker.routing.domain.OfferFixture.priced;
import static io.rhapsode.worker.routing.domain.OfferFixture.providers;
import static io.rhapsode.worker.routing.domain.OfferFixture.route;
import static io.rhapsode.worker.routing.domain.OfferFixture.speaking;
import static io.rhapsode.worker.routing.domain.OfferFixture.speakingWith;
import static io.rhapsode.worker.routing.domain.OfferFixture.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.worker.routing.domain.OfferFixture.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which voice speaks, and who has none that could. */
class RoutedVoicesTest {

    private static final Offer CHEAP = featured(priced(offer("cheap"), 0, 0), 1, 20_000, 0);
    private static final Offer GOOD = featured(priced(offer("good"), 60_000, 4000), 5, 20_000, 0);
    private static final Offer QUICK = featured(priced(offer("quick"), 60_000, 4000), 1, 100, 0);
    private static final Offer FAIR = featured(priced(offer("fair"), 10_000, 700), 4, 5_000, 0);

    @Test
    void aNamedVoiceMeansThatVoiceAndTheNearestStandInForItElsewhere() {
        var table = route(new Wanted().strategy(Strategy.COST).voice("good:bob").preferred("fair"), CHEAP, GOOD, FAIR);

        assertThat(table.candidates())
                .extracting(candidate -> candidate.voice().value())
                .containsExactly("good:bob", "fair:bob", "cheap:bob");
        assertThat(table.reason()).isEqualTo(RoutingReason.VOICE);
    }

    /** Marin is in the dear model alone. */
    private static Offer studio() {
        var marin = new OfferedVoice("marin", List.of(), Gender.FEMALE, VoiceTraits.UNKNOWN, Set.of("dear"));
        return speaking(
                speakingWith(offer("studio"), priced(model("dear"), 60_000, 4000), priced(model("cheap"), 0, 0)),
                List.of(),
                List.of(new OfferedVoice("ada", List.of(), Gender.FEMALE), marin));
    }

    @Test
    void aNamedVoiceIsSpokenWithByAModelThatHasIt() {
        var named = route(new Wanted().strategy(Strategy.COST).voice("studio:marin"), studio());
        var any = route(new Wanted().strategy(Strategy.COST), studio());

        assertThat(named.candidates().getFirst().model()).isEqualTo("dear");
        assertThat(any.candidates().getFirst().model()).isEqualTo("cheap");
    }

    @Test
    void aModelThatIsAskedForAndHasNotTheNamedVoiceCannotSpeak() {
        var table = route(new Wanted().voice("studio:marin").model("cheap"), studio());

        assertThat(table.candidates()).isEmpty();
        assertThat(table.exclusions()).containsExactly(out("studio", ExclusionReason.VOICE));
    }

    @Test
    void aStandInIsOneThatTheModelHas() {
        var declared =
                Roster.of(List.copyOf(studio().voices().all()), List.of(), Map.of(new VoiceId("good:ada"), "marin"));
        var studio = new Offer(studio().provider(), Standing.READY, declared, List.of(model("cheap")));

        var table = route(new Wanted().preferred("good").gender(Gender.FEMALE), studio, GOOD);
        var behind = route(new Wanted().voice("good:ada"), studio, GOOD);

        assertThat(table.candidates().getLast().voice().value()).isEqualTo("studio:ada");
        assertThat(behind.exclusions()).containsExactly(out("studio", ExclusionReason.VOICE));
    }

    @Test
    void aNamedVoiceSpeaksWhateverTheLanguageOfTheText() {
        var german = speaking(offer("german"), List.of(), List.of(new OfferedVoice("uwe", List.of("de"), Gender.MALE)));

        var table = route(new Wanted().voice("german:uwe").detected("fr"), german, offer("other"));

        assertThat(providers(table)).containsExactly("german");
        assertThat(table.exclusions()).containsExactly(out("other", ExclusionReason.LANGUAGE));
    }

    @Test
    void theStandInSpeaksTheTextsLanguage() {
        var german = speaking(offer("german"), List.of(), List.of(new OfferedVoice("uwe", List.of("de"), Gender.MALE)));
        var local = speaking(
                offer("local"),
                List.of(),
                List.of(
                        new OfferedVoice("de", List.of("de"), Gender.MALE),
                        new OfferedVoice("fr+f", List.of("fr"), Gender.FEMALE),
                        new OfferedVoice("fr", List.of("fr"), Gender.MALE)));

        var table = route(new Wanted().voice("german:uwe").detected("fr"), german, local);

        assertThat(table.candidates().getLast().voice().value()).isEqualTo("local:fr");
    }

    @Test
    void aTextOfNoLanguageIsSpokenInThatOfTheNamedVoice() {
        var german = speaking(offer("german"), List.of(), List.of(new OfferedVoice("uwe", List.of("de"), Gender.MALE)));
        var local = speaking(
                offer("local"),
                List.of(),
                List.of(
                        new OfferedVoice("en", List.of("en"), Gender.MALE),
                        new OfferedVoice("de", List.of("de"), Gender.MALE)));

        var table = route(new Wanted().voice("german:uwe").detected("und"), german, local);

        assertThat(table.candidates().getLast().voice().value()).isEqualTo("local:de");
    }

    @Test
    void languageIsAMustAndGenderAWish() {
        var local = speaking(
                offer("local"),
                List.of(),
                List.of(
                        new OfferedVoice("uwe", List.of("de"), Gender.MALE),
                        new OfferedVoice("ada", List.of("en"), Gender.FEMALE)));

        assertThat(route(new Wanted().gender(Gender.MALE).detected("en"), local)
                        .candidates()
                        .getFirst()
                        .voice()
                        .value())
                .isEqualTo("local:ada");
    }

    @Test
    void aLanguageThatNoVoiceSpeaksIsNotSpokenWhateverTheProviderSays() {
        var boasting =
                speaking(offer("one"), List.of("en", "fr"), List.of(new OfferedVoice("ada", List.of("en"), null)));

        assertThat(route(new Wanted().detected("fr"), boasting).exclusions())
                .containsExactly(out("one", ExclusionReason.LANGUAGE));
    }

    @Test
    void aNamedVoiceNobodyHasRulesEverybodyOut() {
        var table = route(new Wanted().voice("good:nobody"), GOOD, FAIR);

        assertThat(table.candidates()).isEmpty();
        assertThat(table.exclusions())
                .containsExactly(out("fair", ExclusionReason.VOICE), out("good", ExclusionReason.VOICE));
        assertThat(table.reason()).isEqualTo(RoutingReason.NONE_ELIGIBLE);
    }

    @Test
    void whereTheNamedVoicesProviderIsDownAnotherStandsIn() {
        var table = route(
                new Wanted().voice("good:ada").gender(Gender.FEMALE), standing(GOOD, Standing.CIRCUIT_OPEN), FAIR);

        assertThat(table.candidates()).extracting(c -> c.voice().value()).containsExactly("fair:ada");
        assertThat(table.exclusions()).containsExactly(out("good", ExclusionReason.CIRCUIT_OPEN));
    }

    @ParameterizedTest
    @CsvSource({"FEMALE, ada", "MALE, bob", "NEUTRAL, cleo", ", ada"})
    void theGenderIsChosenAmongTheVoices(Gender gender, String voice) {
        var wanted = gender == null ? new Wanted() : new Wanted().gender(gender);

        assertThat(route(wanted, offer("one")).candidates().getFirst().voice().value())
                .isEqualTo("one:" + voice);
    }

    @Test
    void whoHasNoVoiceOfTheGenderComesLater() {
        var men = speaking(FAIR, List.of("en"), List.of(new OfferedVoice("bob", List.of(), Gender.MALE)));
        var worse = featured(offer("worse"), 2, 9000, 0);

        assertThat(providers(route(new Wanted().gender(Gender.FEMALE), men, worse)))
                .containsExactly("worse", "fair");
        assertThat(providers(route(new Wanted(), men, worse))).containsExactly("fair", "worse");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "en, en-us",
        "en-GB, en-gb",
        "en-AU, en-us",
        "EN-us, en-us",
        "pt, pt-br",
        "pt-PT, pt",
        "zh, cmn",
        "zh-TW, cmn",
        "cmn, cmn",
        "nb, no",
        "nn, no",
        "no, no",
        "de-CH, de",
        "und, en-us"
    })
    void theVoiceIsTheNearestOfTheLanguage(String language, String voice) {
        var local = speaking(
                offer("local"),
                List.of(),
                List.of(
                        voice("cmn", "cmn", "zh"),
                        voice("de", "de"),
                        voice("en-us", "en-US", "en"),
                        voice("en-gb", "en-GB", "en"),
                        voice("no", "nb", "no"),
                        voice("pt-br", "pt-BR", "pt"),
                        voice("pt", "pt-PT", "pt")));

        assertThat(route(new Wanted().detected(language), local).candidates())
                .extracting(candidate -> candidate.voice().value())
                .containsExactly("local:" + voice);
    }

    @Test
    void whatTheCallerSaysOfTheLanguageOverrulesTheAnalysis() {
        assertThat(route(new Wanted().detected("fr").language("de"), offer("one"))
                        .candidates())
                .hasSize(1);
        assertThat(route(new Wanted().detected("de").language("fr"), offer("one"))
                        .candidates())
                .isEmpty();
    }

    private static OfferedVoice voice(String name, String... languages) {
        return new OfferedVoice(name, List.of(languages), Gender.MALE);
    }
}
