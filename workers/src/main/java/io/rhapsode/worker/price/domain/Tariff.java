package io.rhapsode.worker.price.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one provider takes, at any moment.
 *
 * @param creditsPer1k as the provider's settings say, for ever; null where the catalogue says it
 * @param microsPer1k likewise
 * @param entries of the catalogue; of several that are in force the first counts
 */
public record Tariff(@Nullable Long creditsPer1k, @Nullable Long microsPer1k, List<PriceEntry> entries) {

    public Tariff {
        entries = List.copyOf(entries);
    }

    Tariff(List<PriceEntry> entries) {
        this(null, null, entries);
    }

    /** Always the same. */
    public static Tariff fixed(long creditsPer1k, long microsPer1k) {
        return new Tariff(creditsPer1k, microsPer1k, List.of());
    }

    /** This one, but where the provider's settings name a price, that. */
    public Tariff overruledBy(@Nullable Long creditsPer1k, @Nullable Long microsPer1k) {
        return new Tariff(creditsPer1k, microsPer1k, entries);
    }

    /** The price in force. Days begin at midnight UTC. */
    public Price at(Instant moment) {
        var day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        var listed = entries.stream()
                .filter(entry -> entry.inForceOn(day))
                .findFirst()
                .map(PriceEntry::price)
                .orElse(Price.USUAL);
        return new Price(
                creditsPer1k == null ? listed.creditsPer1k() : creditsPer1k,
                microsPer1k == null ? listed.microsPer1k() : microsPer1k);
    }
}
