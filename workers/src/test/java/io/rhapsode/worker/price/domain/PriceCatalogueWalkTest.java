package io.rhapsode.worker.price.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.price.domain.Priced.By;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Random catalogues against a calendar in which every day has its own number of prices. */
class PriceCatalogueWalkTest {

    /** Around a leap day. */
    private static final LocalDate BEGIN = LocalDate.parse("2027-12-20");

    private static final int DAYS = 100;
    private static final Priced THING = new Priced(By.PROVIDER, "studio", "m");

    private final long seed = Long.getLong("rhapsode.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @RepeatedTest(2_000)
    void aCatalogueIsTakenIfEveryDayHasOnePriceAndThenHasThatOne() {
        var entries = entries();
        int[] prices = new int[DAYS];
        long[] credits = new long[DAYS];
        for (var entry : entries) {
            for (int day = 0; day < DAYS; day++) {
                var date = BEGIN.plusDays(day);
                if (date.compareTo(entry.from()) >= 0 && date.compareTo(entry.until()) < 0) {
                    prices[day]++;
                    credits[day] = entry.price().creditsPer1k();
                }
            }
        }
        String what = "seed " + seed + ": " + entries;

        boolean allHaveDays = entries.stream().allMatch(entry -> entry.from().isBefore(entry.until()));
        if (!allHaveDays || !hasOnePriceOnEachDay(prices)) {
            assertThat(refused(entries)).as(what).isTrue();
            return;
        }
        var tariff = PriceCatalogue.of(entries).tariff("studio", null, "m");
        for (int day = 0; day < DAYS; day++) {
            long expected = prices[day] == 0 ? 1000 : credits[day];
            assertThat(tariff.at(momentOf(BEGIN.plusDays(day))).creditsPer1k())
                    .as(what + " on day " + day)
                    .isEqualTo(expected);
        }
    }

    /** One after the other, and often one of them is wrong by some days. */
    private List<PriceEntry> entries() {
        var entries = new ArrayList<PriceEntry>();
        int day = random.nextInt(2, 20);
        int count = random.nextInt(1, 6);
        for (int number = 1; number <= count; number++) {
            int length = random.nextInt(1, 15);
            int wrongBy = random.nextInt(6) == 0 ? random.nextInt(-2, 3) : 0;
            entries.add(new PriceEntry(
                    number,
                    THING,
                    BEGIN.plusDays(day + wrongBy),
                    BEGIN.plusDays(day + length),
                    new Price(random.nextLong(1, 1000), 0)));
            day += length;
        }
        Collections.shuffle(entries, random);
        return entries;
    }

    /** From the first day that has one to the last. */
    private static boolean hasOnePriceOnEachDay(int[] prices) {
        int first = 0;
        while (first < DAYS && prices[first] == 0) {
            first++;
        }
        int last = DAYS - 1;
        while (last >= 0 && prices[last] == 0) {
            last--;
        }
        for (int day = first; day <= last; day++) {
            if (prices[day] != 1) {
                return false;
            }
        }
        return first <= last;
    }

    private static boolean refused(List<PriceEntry> entries) {
        try {
            PriceCatalogue.of(entries);
            return false;
        } catch (FaultyPrices e) {
            return true;
        }
    }

    /** The first, the last, or any. */
    private Instant momentOf(LocalDate day) {
        var midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return switch (random.nextInt(3)) {
            case 0 -> midnight;
            case 1 -> midnight.plusSeconds(86_400).minusNanos(1);
            default -> midnight.plusSeconds(random.nextLong(86_400));
        };
    }
}
