package io.rhapsode.worker.speech;

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

/** The catalogue of models as a JSON array of entries. */
final class ModelFile {

    /** Every model of every service that can be configured, many times over; more is a mistake. */
    static final int MOST_ENTRIES = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ModelFile() {}

    /** What we ship. */
    static ModelCatalogue shipped() {
        try (var file = ModelFile.class.getResourceAsStream("models.json")) {
            if (file == null) {
                throw new IllegalStateException("the application is incomplete: it has no list of models");
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
    static ModelCatalogue configured(Path path) {
        try {
            return read(Files.readAllBytes(path));
        } catch (FaultyModels e) {
            throw refused(path, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw refused(path, "It is no JSON" + place(e) + ": correct the file.");
        } catch (IOException e) {
            throw refused(path, "The file cannot be read: create it, or let the server read it.");
        }
    }

    private static ModelCatalogue read(byte[] file) {
        JsonNode entries = JSON.readTree(file);
        if (!entries.isArray()) {
            throw new FaultyModels("The file has to be an array of entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw new FaultyModels(
                    "The file has " + entries.size() + " entries; at most " + MOST_ENTRIES + " are possible.");
        }
        var lines = new ArrayList<ModelCatalogue.Line>();
        for (JsonNode entry : entries) {
            lines.add(new ModelLine(lines.size() + 1, entry).line());
        }
        return ModelCatalogue.listing(lines);
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
    }

    private static InvalidConfigurationPropertyValueException refused(Path path, String why) {
        return new InvalidConfigurationPropertyValueException(SpeechProperties.MODELS_FILE, path, why);
    }
}
