package io.rhapsode.worker.price;

import io.rhapsode.worker.price.domain.FaultyPrices;
import io.rhapsode.worker.price.domain.PriceCatalogue;
import io.rhapsode.worker.price.domain.PriceEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue as a JSON array of entries. */
final class PriceFile {

    /** Years of prices for every provider that can be configured; more is a mistake. */
    static final int MOST_ENTRIES = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PriceFile() {}

    /** What we ship. */
    static PriceCatalogue shipped() {
        try (var file = PriceFile.class.getResourceAsStream("prices.json")) {
            if (file == null) {
                throw new IllegalStateException("the application is incomplete: it has no price list");
            }
            return read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An operator's own.
     *
     * @throws InvalidConfigurationPropertyValueException where no server can start with it
     */
    static PriceCatalogue configured(Path path) {
        try {
            return read(Files.readAllBytes(path));
        } catch (FaultyPrices e) {
            throw refused(path, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw refused(path, "It is no JSON" + place(e) + ": correct the file.");
        } catch (IOException e) {
            throw refused(path, "The file cannot be read: create it, or let the server read it.");
        }
    }

    private static PriceCatalogue read(byte[] file) {
        JsonNode lines = JSON.readTree(file);
        if (!lines.isArray()) {
            throw new FaultyPrices("The file has to be an array of entries.");
        }
        if (lines.size() > MOST_ENTRIES) {
            throw new FaultyPrices(
                    "The file has " + lines.size() + " entries; at most " + MOST_ENTRIES + " are possible.");
        }
        var entries = new ArrayList<PriceEntry>();
        for (JsonNode line : lines) {
            entries.add(new PriceLine(entries.size() + 1, line).entry());
        }
        return PriceCatalogue.of(entries);
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
    }

    private static InvalidConfigurationPropertyValueException refused(Path path, String why) {
        return new InvalidConfigurationPropertyValueException(PriceSettings.FILE, path, why);
    }
}
