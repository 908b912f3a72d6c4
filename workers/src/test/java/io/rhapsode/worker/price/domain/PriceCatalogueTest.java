package io.rhapsode.worker.price.domain;

import static io.rhapsode.worker.price.domain.Lines.OPENAI;
import static io.rhapsode.worker.price.domain.Lines.STUDIO;
import static io.rhapsode.worker.price.domain.Lines.STUDIO_TTS_1;
import static io.rhapsode.worker.price.domain.Lines.TTS_1;
import static io.rhapsode.worker.price.domain.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceCatalogueTest {

    @Test
    void theProviderGoesBeforeItsTypeAndTheModelBeforeAllModels() {
        var all = List.of(
                line(1, OPENAI, null, null, 1),
                line(2, TTS_1, null, null, 2),
                line(3, STUDIO, null, null, 3),
                line(4, STUDIO_TTS_1, null, null, 4));

        for (int known = 1; known <= all.size(); known++) {
            var catalogue = PriceCatalogue.of(all.subList(0, known));

            assertThat(credits(catalogue, "studio", "openai", "tts-1")).isEqualTo(known);
        }
        var catalogue = PriceCatalogue.of(all);
        assertThat(credits(catalogue, "studio", "openai", null)).isEqualTo(3);
        assertThat(credits(catalogue, "studio", "openai", "tts-2")).isEqualTo(3);
        assertThat(credits(catalogue, "other", "openai", "tts-1")).isEqualTo(2);
        assertThat(credits(catalogue, "other", "openai", "tts-2")).isEqualTo(1);
        assertThat(credits(catalogue, "studio", null, "tts-1")).isEqualTo(4);
    }

    @Test
    void aServerOfOnesOwnTakesNothingOfItsTypeThoughItBearsItsName() {
        var catalogue = PriceCatalogue.of(List.of(line(1, OPENAI, null, null, 1)));

        assertThat(credits(catalogue, "openai", null, "tts-1")).isEqualTo(1000);
    }

    @Test
    void twoPricesOnOneDayAreRefused() {
        assertThatThrownBy(() -> PriceCatalogue.of(
                        List.of(line(1, TTS_1, "2026-03-01", null, 1), line(2, TTS_1, "2026-01-01", "2026-03-02", 2))))
                .isInstanceOf(FaultyPrices.class)
                .hasMessage("Entries 2 and 1 (type openai, model tts-1) both have a price on 2026-03-01:"
                        + " give entry 2 an \"until\" and entry 1 the same day as \"from\".");
    }

    @Test
    void theSameEntryTwiceIsRefused() {
        assertThatThrownBy(() ->
                        PriceCatalogue.of(List.of(line(1, STUDIO, null, null, 1), line(2, STUDIO, null, null, 1))))
                .isInstanceOf(FaultyPrices.class)
                .hasMessageStartingWith("Entries 1 and 2 (provider studio) both have a price from the beginning:");
    }

    @Test
    void aDayWithoutAPriceBetweenTwoIsRefused() {
        assertThatThrownBy(() -> PriceCatalogue.of(
                        List.of(line(1, OPENAI, null, "2026-02-28", 1), line(2, OPENAI, "2026-03-01", null, 2))))
                .isInstanceOf(FaultyPrices.class)
                .hasMessage("Entries 1 and 2 (type openai) leave no price from 2026-02-28 until 2026-03-01:"
                        + " let entry 2 begin on 2026-02-28, or add an entry for these days.");
    }

    @Test
    void anEntryWithoutADayIsRefused() {
        for (var until : List.of("2026-03-01", "2026-02-28")) {
            assertThatThrownBy(() -> PriceCatalogue.of(List.of(line(7, OPENAI, "2026-03-01", until, 1))))
                    .isInstanceOf(FaultyPrices.class)
                    .hasMessageContaining("Entry 7 (type openai)")
                    .hasMessageContaining("let \"until\" be later than \"from\"");
        }
    }

    @Test
    void pricesOfDifferentThingsMayOverlap() {
        assertThat(PriceCatalogue.of(List.of(line(1, OPENAI, null, null, 1), line(2, TTS_1, null, null, 2))))
                .isNotNull();
    }

    @Test
    void whatOnesOwnCatalogueNamesIsPricedByItAlone() {
        var shipped = PriceCatalogue.of(
                List.of(line(1, OPENAI, null, null, 1), line(2, TTS_1, null, null, 2), line(3, STUDIO, null, null, 3)));
        var own = PriceCatalogue.of(List.of(line(1, OPENAI, null, null, 9))).over(shipped);

        assertThat(credits(own, "openai", "openai", null)).isEqualTo(9);
        assertThat(credits(own, "openai", "openai", "tts-1")).isEqualTo(9);
        assertThat(credits(own, "studio", null, null)).isEqualTo(3);
    }

    private static long credits(
            PriceCatalogue catalogue, String provider, @Nullable String type, @Nullable String model) {
        return catalogue.tariff(provider, type, model).at(Instant.EPOCH).creditsPer1k();
    }
}
