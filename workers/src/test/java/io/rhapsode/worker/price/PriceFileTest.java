package io.rhapsode.worker.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.price.domain.PriceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class PriceFileTest {

    @TempDir
    private Path folder;

    @Test
    void everythingThatAnEntrySaysIsTaken() throws IOException {
        var catalogue = read("""
                [
                  {"type": "openai", "creditsPer1kCharacters": 1, "priceMicrosPer1kCharacters": 10},
                  {"type": "openai", "model": "tts-1-hd", "until": "2028-02-29",
                   "creditsPer1kCharacters": 2, "priceMicrosPer1kCharacters": 20},
                  {"type": "openai", "model": "tts-1-hd", "from": "2028-02-29",
                   "creditsPer1kCharacters": 1000000000, "priceMicrosPer1kCharacters": 0},
                  {"provider": "studio", "model": null, "from": null,
                   "creditsPer1kCharacters": 4, "priceMicrosPer1kCharacters": 40}
                ]
                """);

        assertThat(price(catalogue, "one", "tts-1", "2028-02-28T23:59:59Z")).isEqualTo(new Price(1, 10));
        assertThat(price(catalogue, "one", "tts-1-hd", "2028-02-28T23:59:59Z")).isEqualTo(new Price(2, 20));
        assertThat(price(catalogue, "one", "tts-1-hd", "2028-02-29T00:00:00Z")).isEqualTo(new Price(1_000_000_000, 0));
        assertThat(price(catalogue, "studio", "tts-1-hd", "2028-02-29T00:00:00Z"))
                .isEqualTo(new Price(4, 40));
    }

    @Test
    void aTypeThatNobodyKnowsYetMayHaveItsPriceAlready() throws IOException {
        assertThat(read(entry("\"type\": \"phonograph\""))).isNotNull();
    }

    @Test
    void anEmptyListChangesNothing() throws IOException {
        assertThat(read("[]")
                        .over(PriceFile.shipped())
                        .tariff("local", "local", null)
                        .at(Instant.EPOCH))
                .isEqualTo(new Price(0, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "type": "openai", "from": "2026-02-29"            | Entry 1 (type openai, from 2026-02-29) has "from": "2026-02-29", which is no day: write it like 2026-03-01.
            "type": "openai", "until": "2026-13-01"           | which is no day
            "type": "openai", "until": "soon"                 | which is no day
            "type": "openai", "from": "2026-03-01T00:00:00Z"  | which is no day
            "type": "openai", "from": 20260301                | which has to be a word in quotation marks
            "type": "openai", "form": "2026-03-01"            | Entry 1 (type openai) has "form"; the names are creditsPer1kCharacters, from,
            "type": "openai", "provider": "studio"            | either "provider"
            "model": "tts-1"                                  | Entry 1 (model tts-1) has to say what it is for
            "type": " "                                       | which has to be a word in quotation marks
            "type": "openai", "from": "2026-03-01", "until": "2026-03-01" | Entry 1 (type openai) is in force from 2026-03-01 until 2026-03-01, which is no day at all
            """)
    void anEntryThatMeansNothingIsRefusedAndNamed(String fields, String message) {
        assertThatThrownBy(() -> read(entry(fields)))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refusal -> {
                    assertThat(refusal.getName()).isEqualTo("rhapsode.prices.file");
                    assertThat(refusal.getReason()).contains(message);
                });
    }

    @ParameterizedTest
    @CsvSource({"-1", "1000000001", "1.5", "\"7\"", "null", "99999999999999999999"})
    void aPriceIsAWholeNumberWithinItsLimits(String amount) {
        for (String name : new String[] {"creditsPer1kCharacters", "priceMicrosPer1kCharacters"}) {
            String line = "[{\"type\": \"openai\", \"creditsPer1kCharacters\": 1, \"priceMicrosPer1kCharacters\": 1}]"
                    .replace("\"" + name + "\": 1", "\"" + name + "\": " + amount);

            assertThatThrownBy(() -> read(line))
                    .hasMessageContaining("Entry 1 (type openai) has \"" + name + "\": " + amount)
                    .hasMessageContaining("a whole number from 0 to 1000000000");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                | The file has to be an array of entries.
            {}                                | The file has to be an array of entries.
            [1]                               | Entry 1 has to be an object such as
            [{"type": "a", "type": "b"}]      | It is no JSON
            [] []                             | It is no JSON
            [                                 | It is no JSON
            """)
    void aFileThatIsNoListIsRefused(String file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whereAFileIsNoJsonItsLineIsNamed() {
        assertThatThrownBy(() -> read("[\n  {\"type\": openai}\n]"))
                .hasMessageContaining("It is no JSON at line 2: correct the file.");
    }

    @Test
    void aFileThatIsNotThereOrIsAFolderIsRefused() {
        for (Path path : List.of(folder.resolve("none.json"), folder)) {
            assertThatThrownBy(() -> PriceFile.configured(path))
                    .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                    .hasMessageContaining("'" + path + "'")
                    .hasMessageContaining("The file cannot be read");
        }
    }

    @Test
    void thereIsALimitToTheEntries() {
        String one = "{\"type\": \"a\", \"creditsPer1kCharacters\": 1, \"priceMicrosPer1kCharacters\": 1}";

        assertThatThrownBy(() -> read("[" + (one + ",").repeat(PriceFile.MOST_ENTRIES) + one + "]"))
                .hasMessageContaining("10001 entries; at most 10000");
    }

    private PriceCatalogue read(String text) throws IOException {
        return PriceFile.configured(Files.writeString(folder.resolve("prices.json"), text));
    }

    private static String entry(String fields) {
        return "[{" + fields + ", \"creditsPer1kCharacters\": 1, \"priceMicrosPer1kCharacters\": 1}]";
    }

    private static Price price(PriceCatalogue catalogue, String provider, String model, String moment) {
        return catalogue.tariff(provider, "openai", model).at(Instant.parse(moment));
    }
}
