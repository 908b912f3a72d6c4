package io.rhapsode.worker.price.domain;

import io.rhapsode.worker.price.domain.Priced.By;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The price list: of each provider or type, and of each model, prices that follow each other day by day. */
public final class PriceCatalogue {

    /** In the order of their days, without a gap. */
    private final Map<Priced, List<PriceEntry>> series;

    private PriceCatalogue(Map<Priced, List<PriceEntry>> series) {
        this.series = Map.copyOf(series);
    }

    /**
     * Puts entries in order.
     *
     * @throws FaultyPrices where an entry ends before it begins, or two of one thing do not follow each other
     */
    public static PriceCatalogue of(List<PriceEntry> entries) {
        var series = new HashMap<Priced, List<PriceEntry>>();
        entries.forEach(entry -> series.computeIfAbsent(entry.priced(), thing -> new ArrayList<>())
                .add(entry));
        series.replaceAll((thing, prices) -> inOrder(prices));
        return new PriceCatalogue(series);
    }

    private static List<PriceEntry> inOrder(List<PriceEntry> prices) {
        for (var price : prices) {
            if (!price.from().isBefore(price.until())) {
                throw FaultyPrices.neverInForce(price);
            }
        }
        var sorted = prices.stream()
                .sorted(Comparator.comparing(PriceEntry::from).thenComparing(PriceEntry::number))
                .toList();
        for (int next = 1; next < sorted.size(); next++) {
            var before = sorted.get(next - 1);
            var after = sorted.get(next);
            if (after.from().isBefore(before.until())) {
                throw FaultyPrices.overlap(before, after);
            }
            if (after.from().isAfter(before.until())) {
                throw FaultyPrices.gap(before, after);
            }
        }
        return sorted;
    }

    /** This one, and for whatever it does not name at all the other. So a new price of a model there never undercuts what is said here. */
    public PriceCatalogue over(PriceCatalogue other) {
        var named = names(this);
        var both = new HashMap<>(series);
        other.series.forEach((thing, prices) -> {
            if (!named.contains(allModels(thing))) {
                both.put(thing, prices);
            }
        });
        return new PriceCatalogue(both);
    }

    private static Set<Priced> names(PriceCatalogue catalogue) {
        return catalogue.series.keySet().stream().map(PriceCatalogue::allModels).collect(Collectors.toSet());
    }

    private static Priced allModels(Priced thing) {
        return new Priced(thing.by(), thing.name(), null);
    }

    /**
     * What a provider takes. What is said of it itself goes before what is said of its type, and what is said of its model before what is said of all.
     *
     * @param type whose prices are the provider's too; null for a server of one's own
     * @param model which it speaks with; null where it has no such choice
     */
    public Tariff tariff(String provider, @Nullable String type, @Nullable String model) {
        return new Tariff(Stream.concat(prices(By.PROVIDER, provider, model), prices(By.TYPE, type, model))
                .toList());
    }

    private Stream<PriceEntry> prices(By by, @Nullable String name, @Nullable String model) {
        if (name == null) {
            return Stream.empty();
        }
        var ofAll = prices(new Priced(by, name, null));
        return model == null ? ofAll : Stream.concat(prices(new Priced(by, name, model)), ofAll);
    }

    private Stream<PriceEntry> prices(Priced thing) {
        return series.getOrDefault(thing, List.of()).stream();
    }
}
