package io.rhapsode.application.walk;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.price.domain.PriceCatalogue;
import io.rhapsode.worker.price.domain.PriceEntry;
import io.rhapsode.worker.price.domain.Priced;
import io.rhapsode.worker.routing.domain.Demand;
import io.rhapsode.worker.routing.domain.Offer;
import io.rhapsode.worker.routing.domain.OfferedModel;
import io.rhapsode.worker.routing.domain.OfferedVoice;
import io.rhapsode.worker.routing.domain.Roster;
import io.rhapsode.worker.routing.domain.Router;
import io.rhapsode.worker.routing.domain.Standing;
import io.rhapsode.worker.speech.domain.Strengths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** From the catalogue to the account, through every place that counts with prices: random price lists, lengths, cuts and failures. */
class AgreedPriceTest {

    /** The days around a leap day. */
    private static final LocalDate BEGIN = LocalDate.parse("2028-02-20");

    private static final int DAYS = 20;
    private static final int LONGEST = 5_000_000;

    private final long seed = Long.getLong("rhapsode.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<PriceEntry> entries = new ArrayList<>();

    @RepeatedTest(1_000)
    void whatIsEstimatedIsHeldAndCharged() {
        int providers = random.nextInt(1, 4);
        IntStream.range(0, providers).mapToObj(AgreedPriceTest::provider).forEach(this::list);
        var catalogue = PriceCatalogue.of(entries);
        int characters = 1 + random.nextInt(1 + random.nextInt(LONGEST));
        Instant asked = moment();
        SpeechOrder order = PricedLife.ORDER;
        var offers = IntStream.range(0, providers)
                .mapToObj(AgreedPriceTest::provider)
                .map(id -> offer(id, catalogue.tariff(id.value(), null, null).at(asked)))
                .toList();
        Routing estimate = Router.route(new Demand(characters, "en", order), offers);
        Map<ProviderId, Long> estimated =
                estimate.candidates().stream().collect(toMap(Candidate::provider, Candidate::credits));
        int failing = random.nextInt(providers);
        String what = "seed " + seed + ", " + characters + " characters at " + asked + ": " + entries;

        var events = new PricedLife(random, characters, estimate, failing).events();

        Candidate chosen = estimate.candidates().getFirst();
        Candidate delivering = estimate.candidates().get(failing);
        long charge = requireNonNull(estimated.get(delivering.provider()));
        assertThat(charge).as(what).isEqualTo(byHand(delivering.provider(), characters, asked));
        var held = only(events, CreditsHeld.class);
        assertThat(held.requiredCredits()).as(what).isEqualTo(estimated.get(chosen.provider()));
        assertThat(held.credits())
                .as(what)
                .isEqualTo(estimated.values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow());
        assertThat(only(events, AudioMerged.class).credits()).as(what).isEqualTo(charge);
        assertThat(only(events, GenerationCompleted.class).creditsCharged())
                .as(what)
                .isEqualTo(charge);
        assertThat(only(events, CreditsCommitted.class).credits()).as(what).isEqualTo(charge);
    }

    private static ProviderId provider(int index) {
        return new ProviderId("provider" + index);
    }

    /** Prices that follow each other, the first and the last without an end. */
    private void list(ProviderId provider) {
        LocalDate from = LocalDate.MIN;
        LocalDate day = BEGIN;
        while (day.isBefore(BEGIN.plusDays(DAYS))) {
            day = day.plusDays(random.nextInt(1, 8));
            entries.add(entry(provider, from, day));
            from = day;
        }
        entries.add(entry(provider, from, LocalDate.MAX));
    }

    private PriceEntry entry(ProviderId provider, LocalDate from, LocalDate until) {
        var price = new Price(random.nextLong(random.nextBoolean() ? 10 : Price.LARGEST), random.nextLong(100_000));
        return new PriceEntry(
                entries.size() + 1, new Priced(Priced.By.PROVIDER, provider.value(), null), from, until, price);
    }

    /** A midnight, the moment before it, or any. */
    private Instant moment() {
        Instant midnight = BEGIN.plusDays(random.nextInt(DAYS)).atStartOfDay().toInstant(ZoneOffset.UTC);
        return switch (random.nextInt(3)) {
            case 0 -> midnight;
            case 1 -> midnight.minusNanos(1);
            default -> midnight.plusSeconds(random.nextInt(86_400));
        };
    }

    private static Offer offer(ProviderId provider, Price price) {
        return new Offer(
                provider,
                Standing.READY,
                Roster.of(List.of(new OfferedVoice("voice", List.of(), null)), List.of("en"), Map.of()),
                List.of(new OfferedModel(
                        null, 4_096, price, new Features(3, 500, 0, 4, 0), Set.of(), Strengths.NONE, false, false)));
    }

    private long byHand(ProviderId provider, int characters, Instant asked) {
        LocalDate day = asked.atZone(ZoneOffset.UTC).toLocalDate();
        PriceEntry inForce = entries.stream()
                .filter(entry -> entry.priced().name().equals(provider.value())
                        && entry.from().compareTo(day) <= 0
                        && entry.until().compareTo(day) > 0)
                .findFirst()
                .orElseThrow();
        return BigDecimal.valueOf(characters)
                .multiply(BigDecimal.valueOf(inForce.price().creditsPer1k()))
                .movePointLeft(3)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static <T> T only(List<Object> events, Class<T> type) {
        var found = events.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
