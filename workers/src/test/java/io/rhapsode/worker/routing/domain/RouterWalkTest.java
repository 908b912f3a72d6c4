package io.rhapsode.worker.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.routing.domain.OfferFixture.Wanted;
import io.rhapsode.worker.speech.domain.Strengths;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many tables that nobody would think of, and what is true of every one. */
class RouterWalkTest {

    private static final int TABLES = 20_000;
    private static final List<String> PROVIDERS = List.of("a", "b", "c", "d", "e", "f");
    private static final List<String> LANGUAGES = List.of("en", "en-GB", "de", "zh", "cmn", "fr");
    private static final List<String> VOICES = List.of("v0", "v1", "v2");

    private final long seed = Long.getLong("rhapsode.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void everyTableKeepsTheRules() {
        for (int i = 0; i < TABLES; i++) {
            var offers = offers();
            var demand = demand();
            String what = "seed " + seed + ", table " + i + ": " + demand + " " + offers;

            var table = Router.route(demand, offers);

            everyProviderIsThereOnce(what, table, offers);
            noCandidateIsRuledOut(what, table, demand, offers);
            theOrderIsNamedThenPreferredThenScore(what, table, demand);
            pricesAreRoundedUp(what, table, demand, offers);
            theFirstIsChosen(what, table);
            theOrderOfTheOffersChangesNothing(what, table, demand, offers);
            whatIsRefusedHasNoCandidate(what, table, demand, offers);
        }
    }

    private static void everyProviderIsThereOnce(String what, Routing table, List<Offer> offers) {
        var listed = Stream.concat(
                        table.candidates().stream().map(Candidate::provider),
                        table.exclusions().stream().map(Exclusion::provider))
                .toList();
        assertThat(listed)
                .as(what)
                .containsExactlyInAnyOrderElementsOf(
                        offers.stream().map(Offer::provider).toList());
    }

    private static void noCandidateIsRuledOut(String what, Routing table, Demand demand, List<Offer> offers) {
        var wish = demand.order().routing();
        for (var candidate : table.candidates()) {
            var offer = offerOf(candidate, offers);
            assertThat(offer.standing()).as(what).isEqualTo(Standing.READY);
            assertThat(wish.excluded()).as(what).doesNotContain(candidate.provider());
            assertThat(offer.voices().all())
                    .as(what)
                    .anyMatch(voice -> candidate.voice().value().equals(candidate.provider() + ":" + voice.name()));
            if (wish.maxCostMicros() != null) {
                assertThat(candidate.costMicros()).as(what).isLessThanOrEqualTo(wish.maxCostMicros());
            }
            if (demand.order().model() != null) {
                assertThat(candidate.model()).as(what).isEqualTo(demand.order().model());
            }
            assertThat(candidate.score()).as(what).isBetween(0.0, 1.0);
            var model = modelOf(candidate, offers);
            assertThat(model.ended()).as(what).isFalse();
            assertThat(candidate.features()).as(what).isEqualTo(model.features());
            noModelThatWouldDoScoresBetter(what, candidate, offer, demand);
        }
    }

    private static void noModelThatWouldDoScoresBetter(String what, Candidate candidate, Offer offer, Demand demand) {
        for (var model : offer.models()) {
            var alone = Router.route(demand, List.of(OfferFixture.speakingWith(offer, model)));
            assertThat(alone.candidates()).as(what).allMatch(other -> other.score() <= candidate.score());
        }
    }

    private static void theOrderIsNamedThenPreferredThenScore(String what, Routing table, Demand demand) {
        var rest = new ArrayList<>(table.candidates());
        var voice = demand.order().voice();
        var preferred = demand.order().routing().preferred();
        if (voice != null) {
            takeFirst(what, rest, candidate -> voice.value().startsWith(candidate.provider() + ":"));
            table.candidates().stream()
                    .filter(candidate -> voice.value().startsWith(candidate.provider() + ":"))
                    .forEach(candidate -> assertThat(candidate.voice()).as(what).isEqualTo(voice));
        }
        takeFirst(what, rest, candidate -> candidate.provider().equals(preferred));
        assertThat(rest)
                .as(what)
                .isSortedAccordingTo(Comparator.comparing(Candidate::score).reversed());
    }

    private static void takeFirst(String what, List<Candidate> candidates, Predicate<Candidate> isIt) {
        if (candidates.stream().anyMatch(isIt)) {
            assertThat(candidates.removeFirst()).as(what).matches(isIt);
        }
    }

    private static void pricesAreRoundedUp(String what, Routing table, Demand demand, List<Offer> offers) {
        for (var candidate : table.candidates()) {
            var offer = modelOf(candidate, offers);
            assertThat(candidate.credits())
                    .as(what)
                    .isEqualTo(price(demand.characters(), offer.price().creditsPer1k()));
            assertThat(candidate.costMicros())
                    .as(what)
                    .isEqualTo(price(demand.characters(), offer.price().microsPer1k()));
        }
    }

    private static Offer offerOf(Candidate candidate, List<Offer> offers) {
        return offers.stream()
                .filter(offer -> offer.provider().equals(candidate.provider()))
                .findFirst()
                .orElseThrow();
    }

    private static OfferedModel modelOf(Candidate candidate, List<Offer> offers) {
        return offerOf(candidate, offers).models().stream()
                .filter(model -> Objects.equals(model.name(), candidate.model()))
                .findFirst()
                .orElseThrow();
    }

    private static long price(long characters, long per1k) {
        var exact = BigInteger.valueOf(characters).multiply(BigInteger.valueOf(per1k));
        var parts = exact.divideAndRemainder(BigInteger.valueOf(1000));
        return parts[0].longValueExact() + (parts[1].signum() == 0 ? 0 : 1);
    }

    private static void theFirstIsChosen(String what, Routing table) {
        assertThat(table.reason() == RoutingReason.NONE_ELIGIBLE)
                .as(what)
                .isEqualTo(table.candidates().isEmpty());
        for (int at = 0; at < table.candidates().size(); at++) {
            assertThat(table.candidates().get(at).probability()).as(what).isEqualTo(at == 0 ? 1 : 0);
        }
    }

    private void theOrderOfTheOffersChangesNothing(String what, Routing table, Demand demand, List<Offer> offers) {
        var shuffled = new ArrayList<>(offers);
        Collections.shuffle(shuffled, random);
        assertThat(Router.route(demand, shuffled)).as(what).isEqualTo(table);
    }

    private static void whatIsRefusedHasNoCandidate(String what, Routing table, Demand demand, List<Offer> offers) {
        var refusal = Admissibility.refusal(demand, offers).map(Admissibility.Refusal::rejection);
        refusal.ifPresent(rejection -> {
            boolean whoIsNamedIsNotThere = switch (rejection) {
                case PROVIDER_NOT_FOUND, VOICE_NOT_FOUND, UNAVAILABLE -> true;
                case NO_PROVIDER -> demand.order().voice() != null;
                default -> false;
            };
            assertThat(table.candidates().isEmpty() || whoIsNamedIsNotThere)
                    .as(what + " " + rejection)
                    .isTrue();
        });
    }

    private List<Offer> offers() {
        return PROVIDERS.stream().filter(p -> chance(0.7)).map(this::offer).toList();
    }

    private Offer offer(String provider) {
        return new Offer(
                new ProviderId(provider),
                chance(0.75) ? Standing.READY : any(List.of(Standing.values())),
                Roster.of(
                        chance(0.1)
                                ? List.of()
                                : VOICES.stream()
                                        .filter(v -> chance(0.7))
                                        .map(this::voice)
                                        .toList(),
                        some(LANGUAGES),
                        Map.of()),
                models());
    }

    private List<OfferedModel> models() {
        var names = some(List.of("m1", "m2"));
        return names.isEmpty()
                ? List.of(model(null))
                : names.stream().map(this::model).toList();
    }

    private OfferedModel model(@Nullable String name) {
        return new OfferedModel(
                name,
                chance(0.1) ? random.nextInt(100) : 4096,
                new Price(random.nextInt(5) * 333L, random.nextInt(5) * 7_777L),
                new Features(
                        1 + random.nextInt(5),
                        random.nextInt(20_000),
                        random.nextInt(4) / 4.0,
                        1 + random.nextInt(9),
                        random.nextInt(9)),
                some(List.of(SpeechSetting.values())).stream().collect(Collectors.toSet()),
                Strengths.NONE,
                chance(0.5),
                chance(0.1));
    }

    private OfferedVoice voice(String name) {
        return new OfferedVoice(name, some(LANGUAGES), chance(0.2) ? null : any(List.of(Gender.values())));
    }

    private Demand demand() {
        var wanted = new Wanted()
                .characters(1 + random.nextInt(5_000_000))
                .strategy(any(List.of(Strategy.values())))
                .detected(chance(0.2) ? "und" : any(LANGUAGES));
        if (chance(0.3)) {
            wanted.voice(any(List.of("a", "b", "z")) + ":" + any(VOICES));
        }
        if (chance(0.3)) {
            wanted.gender(any(List.of(Gender.values())));
        }
        if (chance(0.2)) {
            wanted.language(any(LANGUAGES));
        }
        if (chance(0.2)) {
            wanted.model("m1");
        }
        if (chance(0.4)) {
            wanted.preferred(any(PROVIDERS));
        }
        if (chance(0.3)) {
            wanted.excluded(some(PROVIDERS).toArray(String[]::new));
        }
        if (chance(0.2)) {
            wanted.maxCostMicros(random.nextInt(50_000_000));
        }
        return wanted.demand();
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> some(List<T> of) {
        return of.stream().filter(one -> chance(0.3)).toList();
    }
}
