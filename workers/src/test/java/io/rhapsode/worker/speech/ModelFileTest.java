package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class ModelFileTest {

    private static final String REST =
            ", \"maxCharacters\": 4096, \"counting\": \"code_points\", \"quality\": 3, \"millisPer1k\": 6000";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "type": "openai"                                      | Entry 1 (type openai) has no "model"
            "model": "tts-1"                                      | Entry 1 (model tts-1) has no "type"
            "type": "openai", "model": "m", "sunset": "2027-02-29" | Entry 1 (type openai, model m) has "sunset": "2027-02-29", which is no day: write it like 2027-01-06.
            "type": "openai", "model": "m", "noted": "soon"       | which is no day
            "type": "openai", "model": "m", "settings": "speed"   | which has to be a list in square brackets
            "type": "openai", "model": "m", "settings": ["mood"]  | has "settings": "mood"; there are speed, pitch, stability,
            "type": "openai", "model": "m", "bestFor": ["lyrics"] | there are fiction_narrative,
            "type": "openai", "model": "m", "bestIn": [7]         | which has to be a word in quotation marks
            "type": "openai", "model": "m", "timings": "yes"      | has "timings": "yes", which has to be true or false
            "type": "openai", "model": "m", "max": 7              | has "max"; the names are bestFor, bestIn, counting,
            """)
    void anEntryThatMeansNothingIsRefusedAndNamed(String fields, String message) {
        assertThatThrownBy(() -> read("[{" + fields + REST + "}]"))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refusal -> {
                    assertThat(refusal.getName()).isEqualTo("rhapsode.speech.models-file");
                    assertThat(refusal.getReason()).contains(message);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "maxCharacters, 99, from 100 to 100000",
        "maxCharacters, 100001, from 100 to 100000",
        "quality, 0, from 1 to 5",
        "quality, 6, from 1 to 5",
        "quality, 2.5, from 1 to 5",
        "millisPer1k, 0, from 1 to 600000"
    })
    void aNumberIsWithinItsLimits(String name, String value, String limits) {
        String entry = ("[{\"type\": \"a\", \"model\": \"m\"" + REST + "}]")
                .replaceAll("\"" + name + "\": \\d+", "\"" + name + "\": " + value);

        assertThatThrownBy(() -> read(entry))
                .hasMessageContaining("has \"" + name + "\": " + value)
                .hasMessageContaining(limits);
    }

    @Test
    void aModelStandsThereOnce() {
        String entry = "{\"type\": \"a\", \"model\": \"m\"" + REST + "}";

        assertThatThrownBy(() -> read("[" + entry + ", " + entry + "]"))
                .hasMessageContaining("Entries 1 and 2 (type a, model m) are of the same model: remove one of them.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                | The file has to be an array of entries.
            [1]                               | Entry 1 has to be an object such as
            [{"type": "a", "type": "b"}]      | It is no JSON
            [] []                             | It is no JSON
            """)
    void aFileThatIsNoListIsRefused(String file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aModelEndsAtTheBeginningOfItsDayAndIsWarnedOfForThirtyDays() throws IOException {
        var model = read("[{\"type\": \"a\", \"model\": \"m\", \"sunset\": \"2027-01-06\"" + REST + "}]")
                .of("a", ProviderSettings.NONE, ModelCatalogueTest.USUAL)
                .getFirst();

        assertThat(model.endsSoonAt(Instant.parse("2026-12-06T23:59:59Z"))).isFalse();
        assertThat(model.endsSoonAt(Instant.parse("2026-12-07T00:00:00Z"))).isTrue();
        assertThat(model.endedAt(Instant.parse("2027-01-05T23:59:59Z"))).isFalse();
        assertThat(model.endedAt(Instant.parse("2027-01-06T00:00:00Z"))).isTrue();
        assertThat(model.endsSoonAt(Instant.parse("2027-01-06T00:00:00Z"))).isFalse();
    }

    private ModelCatalogue read(String text) throws IOException {
        return ModelFile.configured(Files.writeString(folder.resolve("models.json"), text));
    }
}
