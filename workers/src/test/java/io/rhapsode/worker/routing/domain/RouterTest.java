package io.rhapsode.worker.routing.domain;

import static io.rhapsode.worker.routing.domain.OfferFixture.VOICES;
import static io.rhapsode.worker.routing.domain.OfferFixture.ended;
import static io.rhapsode.worker.routing.domain.OfferFixture.featured;
import static io.rhapsode.worker.routing.domain.OfferFixture.limited;
import static io.rhapsode.worker.routing.domain.OfferFixture.model;
import static io.rhapsode.worker.routing.domain.OfferFixture.offer;
import static io.rhapsode.worker.routing.domain.OfferFixture.out;
import static io.rhapsode.worker.routing.domain.OfferFixture.priced;
import static io.rhapsode.worker.routing.domain.OfferFixture.providers;
import static io.rhapsode.worker.routing.domain.OfferFixture.route;
import static io.rhapsode.worker.routing.domain.OfferFixture.speaking;
import static io.rhapsode.worker.routing.domain.OfferFixture.speakingWith;
import static io.rhapsode.worker.routing.domain.OfferFixture.standing;
import static io.rhapsode.worker.routing.domain.OfferFixture.strong;
import static io.rhapsode.worker.routing.domain.OfferFixture.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.routing.domain.OfferFixture.Wanted;
import io.rhapsode.worker.speech.domain.Strengths;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Who goes first, and who is out. */
class RouterTest {

    private static final Offer CHEAP = featured(priced(offer("cheap"), 0, 0), 1, 20_000, 0);
    private static final Offer GOOD = featured(priced(offer("good"), 60_000, 4000), 5, 20_000, 0);
    private static final Offer QUICK = featured(priced(offer("quick"), 60_000, 4000), 1, 100, 0);
    private static final Offer FAIR = featured(priced(offer("fair"), 10_000, 700), 4, 5_000, 0);

    @ParameterizedTest
    @CsvSource({"COST, cheap", "QUALITY, good", "SPEED, quick", "BALANCED, fair"})
    void eachStrategyPutsItsOwnFirst(Strategy strategy, String first) {
        var table = route(new Wanted().strategy(strategy), CHEAP, GOOD, QUICK, FAIR);

        assertThat(providers(table)).startsWith(first).hasSize(4);
        assertThat(table.reason()).isEqualTo(RoutingReason.BEST_SCORE);
        assertThat(table.candidates()).extracting(Candidate::probability).containsExactly(1.0, 0.0, 0.0, 0.0);
    }

    @Test
    void whatOftenFailsComesLater() {
        var flaky = featured(offer("flaky"), 4, 5000, 0.6);
        var sound = featured(offer("sound"), 3, 5000, 0);

        assertThat(providers(route(new Wanted().strategy(Strategy.QUALITY), flaky, sound)))
                .containsExactly("sound", "flaky");
    }

    @Test
    void equalScoresAreOrderedByNameSoThatTheSameQuestionHasTheSameAnswer() {
        assertThat(providers(route(new Wanted(), offer("b"), offer("c"), offer("a"))))
                .containsExactly("a", "b", "c");
    }

    @Test
    void theScoreDoesNotDependOnWhoElseIsThere() {
        double alone = route(new Wanted(), FAIR).candidates().getFirst().score();
        double among = route(new Wanted(), FAIR, CHEAP, GOOD).candidates().stream()
                .filter(candidate -> candidate.provider().equals(FAIR.provider()))
                .findFirst()
                .orElseThrow()
                .score();

        assertThat(among).isEqualTo(alone);
    }

    @Test
    void thePreferredGoesFirstWheneverItIsEligible() {
        var table = route(new Wanted().strategy(Strategy.COST).preferred("good"), CHEAP, GOOD, FAIR);

        assertThat(providers(table)).containsExactly("good", "cheap", "fair");
        assertThat(table.reason()).isEqualTo(RoutingReason.PREFERRED);
    }

    @Test
    void thePreferredIsNoExceptionToWhatRulesOut() {
        var table = route(new Wanted().preferred("good").maxCostMicros(20_000), CHEAP, GOOD);

        assertThat(providers(table)).containsExactly("cheap");
        assertThat(table.reason()).isEqualTo(RoutingReason.ONLY_CANDIDATE);
    }

    @Test
    void whatIsJustEnoughIsEnough() {
        assertThat(providers(route(new Wanted(), limited(offer("one"), 50)))).containsExactly("one");
        assertThat(providers(route(new Wanted(), limited(offer("one"), 49)))).isEmpty();
        assertThat(providers(route(new Wanted().maxCostMicros(500), priced(offer("one"), 500, 1))))
                .containsExactly("one");
        assertThat(providers(route(new Wanted().maxCostMicros(499), priced(offer("one"), 500, 1))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, mode = Mode.EXCLUDE, names = "READY")
    void whoCannotBeAskedIsOut(Standing standing) {
        var table = route(new Wanted(), standing(GOOD, standing), FAIR);

        assertThat(table.exclusions()).containsExactly(out("good", ExclusionReason.valueOf(standing.name())));
    }

    @Test
    void eachReasonIsGivenForWhatItIs() {
        var wanted = new Wanted().excluded("excluded").model("m2").maxCostMicros(20_000);
        var modelless = speakingWith(
                offer("modelless"),
                new OfferedModel(
                        null, 1000, new Price(0, 0), model("x").features(), Set.of(), Strengths.NONE, false, false));
        var over = speakingWith(offer("over"), model("m1"), ended(model("m2")));

        var table = route(
                wanted,
                offer("excluded"),
                modelless,
                over,
                speaking(offer("voiceless"), List.of("en"), List.of()),
                speaking(offer("french"), List.of("fr"), VOICES),
                limited(offer("narrow"), Router.SMALLEST_REQUEST - 1),
                priced(offer("dear"), 20_001, 0),
                priced(offer("affordable"), 20_000, 0));

        assertThat(providers(table)).containsExactly("affordable");
        assertThat(table.exclusions())
                .containsExactly(
                        out("dear", ExclusionReason.MAX_COST),
                        out("excluded", ExclusionReason.EXCLUDED),
                        out("french", ExclusionReason.LANGUAGE),
                        out("modelless", ExclusionReason.MODEL),
                        out("narrow", ExclusionReason.LIMITS),
                        out("over", ExclusionReason.SUNSET),
                        out("voiceless", ExclusionReason.VOICE));
    }

    @Test
    void whereTimingsAreAskedForTheModelThatGivesThemSpeaksAndWhoHasNoneIsOut() {
        var silent = offer("silent");
        var telling = speakingWith(offer("telling"), model("m1"), timed(model("m2")));
        var overdue = speakingWith(offer("overdue"), model("m1"), ended(timed(model("m2"))));

        var table = route(new Wanted().timings(), silent, telling, overdue);

        assertThat(table.candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.provider().value()).isEqualTo("telling");
            assertThat(candidate.model()).isEqualTo("m2");
        });
        assertThat(table.exclusions())
                .containsExactly(out("overdue", ExclusionReason.TIMINGS), out("silent", ExclusionReason.TIMINGS));
        assertThat(route(new Wanted(), silent, telling, overdue).candidates()).hasSize(3);
    }

    @Test
    void theFirstReasonIsTheOneThatIsGiven() {
        var everythingWrong = priced(
                limited(speaking(standing(offer("bad"), Standing.UNHEALTHY), List.of("fr"), VOICES), 1), 1_000_000, 0);

        assertThat(route(new Wanted().excluded("bad").maxCostMicros(1), everythingWrong)
                        .exclusions())
                .containsExactly(out("bad", ExclusionReason.EXCLUDED));
        assertThat(route(new Wanted().maxCostMicros(1), everythingWrong).exclusions())
                .containsExactly(out("bad", ExclusionReason.UNHEALTHY));
    }

    @ParameterizedTest(name = "{0} characters at {1} for 1,000 are {2}")
    @CsvSource({
        "1, 1000, 1",
        "1, 1, 1",
        "999, 1000, 999",
        "1000, 1, 1",
        "1001, 1, 2",
        "1500, 3, 5",
        "7756, 0, 0",
        "5000000, 1000000000, 5000000000000"
    })
    void thePriceIsRoundedUpOnceForTheWholeText(int characters, long per1k, long price) {
        var candidate = route(new Wanted().characters(characters), priced(offer("one"), per1k, per1k))
                .candidates()
                .getFirst();

        assertThat(candidate.credits()).isEqualTo(price);
        assertThat(candidate.costMicros()).isEqualTo(price);
        assertThat(candidate.creditsPer1k()).isEqualTo(per1k);
    }

    @Test
    void theModelIsTheOneAskedForOrOfEqualsTheProvidersFirst() {
        assertThat(only(route(new Wanted(), offer("one"))).model()).isEqualTo("m1");
        assertThat(only(route(new Wanted().model("m2"), offer("one"))).model()).isEqualTo("m2");
    }

    @ParameterizedTest
    @CsvSource({"COST, cheap", "QUALITY, good", "SPEED, quick"})
    void ofSeveralModelsTheOneThatSuitsTheStrategySpeaksForTheProvider(Strategy strategy, String best) {
        var cheap = priced(featured(model("cheap"), new Features(1, 20_000, 0, 5, 0)), 0, 0);
        var good = priced(featured(model("good"), new Features(5, 20_000, 0, 5, 0)), 60_000, 4000);
        var quick = priced(featured(model("quick"), new Features(1, 100, 0, 5, 0)), 60_000, 4000);

        var candidate = only(route(new Wanted().strategy(strategy), speakingWith(offer("one"), cheap, good, quick)));

        assertThat(candidate.model()).isEqualTo(best);
        assertThat(candidate.features().quality()).isEqualTo(best.equals("good") ? 5 : 1);
        assertThat(candidate.costMicros()).isEqualTo(best.equals("cheap") ? 0 : 60_000);
    }

    @Test
    void aModelThatIsRuledOutLeavesThePlaceToTheNext() {
        var good = featured(model("good"), new Features(5, 5000, 0, 5, 0));
        var plain = model("plain");
        var quality = new Wanted().strategy(Strategy.QUALITY);

        assertThat(only(route(quality, speakingWith(offer("one"), good, plain))).model())
                .isEqualTo("good");
        assertThat(only(route(quality, speakingWith(offer("one"), ended(good), plain)))
                        .model())
                .isEqualTo("plain");
        assertThat(only(route(quality, speakingWith(offer("one"), limited(good, 1), plain)))
                        .model())
                .isEqualTo("plain");
        assertThat(only(route(
                                quality.maxCostMicros(20_000),
                                speakingWith(offer("one"), priced(good, 20_001, 0), plain)))
                        .model())
                .isEqualTo("plain");
    }

    @Test
    void qualityIsWhatIsDeclaredForTheLanguageAndTheKindOfText() {
        var narrator = strong(model("narrator"), new Strengths(Set.of("en"), Set.of(ContentType.FICTION_NARRATIVE)));
        var offer = speakingWith(offer("one"), narrator);

        assertThat(only(route(new Wanted(), offer)).features().quality()).isEqualTo(3);
        assertThat(only(route(new Wanted().detected("de"), offer)).features().quality())
                .isEqualTo(2);
        assertThat(only(route(new Wanted().contentType(ContentType.FICTION_NARRATIVE), offer))
                        .features()
                        .quality())
                .isEqualTo(4);
    }

    @Test
    void aBusyProviderIsSlower() {
        var busy = speakingWith(offer("busy"), featured(model("m"), new Features(3, 5000, 0, 8, 8)));
        var idle = speakingWith(offer("idle"), featured(model("m"), new Features(3, 5000, 0, 2, 0)));

        assertThat(providers(route(new Wanted().strategy(Strategy.SPEED), busy, idle)))
                .containsExactly("idle", "busy");
    }

    @Test
    void whatIsAskedForAndNotUnderstoodIsSaid() {
        var settings = new SpeechSettings(2, 0, 0.5, 0.9, 0, 1, "sad");

        assertThat(only(route(new Wanted().settings(settings), offer("one"))).ignoredSettings())
                .containsExactly(SpeechSetting.SIMILARITY, SpeechSetting.EMOTION);
        assertThat(only(route(new Wanted(), offer("one"))).ignoredSettings()).isEmpty();
    }

    private static Candidate only(Routing table) {
        assertThat(table.candidates()).hasSize(1);
        return table.candidates().getFirst();
    }

    @Test
    void theTableSaysWhoDecidedAndByWhatRules() {
        var table = route(new Wanted().strategy(Strategy.SPEED), offer("one"));

        assertThat(table.strategy()).isEqualTo(Strategy.SPEED);
        assertThat(table.policy()).isEqualTo("rules");
        assertThat(table.policyVersion()).isEqualTo("2");
        assertThat(table.seed()).isZero();
        assertThat(table.candidates().getFirst().features())
                .isEqualTo(model("m1").features());
    }

    /** A changed figure here is a changed policy: give it a new version. */
    @Test
    void theScoresOfVersionTwo() {
        for (var strategy : Strategy.values()) {
            double score = route(new Wanted().strategy(strategy), FAIR)
                    .candidates()
                    .getFirst()
                    .score();
            assertThat(score)
                    .isEqualTo(
                            switch (strategy) {
                                case COST -> 0.597206;
                                case QUALITY -> 0.729706;
                                case SPEED -> 0.517206;
                                case BALANCED -> 0.653235;
                            });
        }
    }
}
