package io.rhapsode.worker.price;

import io.rhapsode.worker.price.domain.FaultyPrices;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.price.domain.PriceEntry;
import io.rhapsode.worker.price.domain.Priced;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One entry as it stands in the file. It is looked at name by name, so that whatever is wrong can be said in words. */
record PriceLine(int number, JsonNode json) {

    private static final String PROVIDER = "provider";
    private static final String TYPE = "type";
    private static final String MODEL = "model";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String CREDITS = "creditsPer1kCharacters";
    private static final String MICROS = "priceMicrosPer1kCharacters";
    private static final Set<String> NAMES = Set.of(PROVIDER, TYPE, MODEL, FROM, UNTIL, CREDITS, MICROS);

    /** @throws FaultyPrices where it says something that it cannot mean */
    PriceEntry entry() {
        if (!json.isObject()) {
            throw faulty("has to be an object such as {\"type\": \"openai\", \"" + CREDITS + "\": 1000, \"" + MICROS
                    + "\": 15000}");
        }
        json.propertyNames().stream()
                .filter(name -> !NAMES.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw faulty("has \"" + name + "\"; the names are "
                            + NAMES.stream().sorted().collect(Collectors.joining(", ")));
                });
        return new PriceEntry(
                number,
                priced(),
                day(FROM, LocalDate.MIN),
                day(UNTIL, LocalDate.MAX),
                new Price(amount(CREDITS), amount(MICROS)));
    }

    private Priced priced() {
        String provider = word(PROVIDER);
        String type = word(TYPE);
        if (provider != null && type == null) {
            return new Priced(Priced.By.PROVIDER, provider, word(MODEL));
        }
        if (type != null && provider == null) {
            return new Priced(Priced.By.TYPE, type, word(MODEL));
        }
        throw faulty("has to say what it is for: either \"" + PROVIDER + "\", the id of one that is configured, or \""
                + TYPE + "\"");
    }

    private @Nullable String word(String name) {
        var value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().isBlank()) {
            throw faulty("has \"" + name + "\": " + value + ", which has to be a word in quotation marks");
        }
        return value.asString();
    }

    private LocalDate day(String name, LocalDate open) {
        String value = word(name);
        if (value == null) {
            return open;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw faulty("has \"" + name + "\": \"" + value + "\", which is no day: write it like 2026-03-01");
        }
    }

    private long amount(String name) {
        var value = json.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || isOutside(value.asLong())) {
            throw faulty("has \"" + name + "\": " + (value == null ? "nothing" : value)
                    + ", which has to be a whole number from 0 to " + Price.LARGEST);
        }
        return value.asLong();
    }

    private static boolean isOutside(long amount) {
        return amount < 0 || amount > Price.LARGEST;
    }

    private FaultyPrices faulty(String what) {
        String said = Stream.of(PROVIDER, TYPE, MODEL, FROM, UNTIL)
                .filter(json::hasNonNull)
                .map(name -> name + " " + json.get(name).asString(""))
                .collect(Collectors.joining(", "));
        return new FaultyPrices("Entry " + number + (said.isEmpty() ? "" : " (" + said + ")") + " " + what + ".");
    }
}
