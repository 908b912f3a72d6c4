package io.rhapsode.worker.speech;

import static io.rhapsode.worker.speech.SpeechServer.speaker;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.text.ContentType;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.speech.domain.Strengths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Prices and models of the configured providers: as shipped, as an operator's own catalogues say, and as the settings of an entry say. */
class ProviderCataloguesTest {

    private final ApplicationContextRunner server = SpeechServer.runner();

    /** What configurations meant before there was a catalogue, they mean still. */
    @ParameterizedTest
    @CsvSource({
        "type=openai, 1000, 15000",
        "type=openai;model=tts-1-hd, 1000, 15000",
        "type=openai;base-url=https://api.openai.com/v1, 1000, 15000",
        "type=openai;base-url=http://127.0.0.1:8880/v1, 1000, 0",
        "type=openai;base-url=http://127.0.0.1:8880/v1;model=tts-1, 1000, 0",
        "type=openai;credits-per-1k-characters=7, 7, 15000",
        "type=openai;price-micros-per-1k-characters=0, 1000, 0",
        "type=local, 0, 0",
        "type=local;price-micros-per-1k-characters=9, 0, 9",
        "type=local;credits-per-1k-characters=9, 9, 0"
    })
    void withoutACatalogueOfOnesOwnTheShippedPricesHold(String settings, long credits, long micros) {
        var entry = Stream.of(settings.split(";"))
                .map(setting -> "rhapsode.speech.providers.mine." + setting)
                .toArray(String[]::new);
        server.withPropertyValues(entry)
                .run(context -> assertThat(speaker(context.getBean(SpeechProviders.class), "mine")
                                .priceAt(Instant.now(), null))
                        .isEqualTo(new Price(credits, micros)));
    }

    @Test
    void aServerOfOnesOwnThatIsCalledLikeTheServiceTakesNothingOfIt() {
        server.withPropertyValues("rhapsode.speech.providers.openai.base-url=http://127.0.0.1:8880/v1")
                .run(context -> assertThat(speaker(context.getBean(SpeechProviders.class), "openai")
                                .priceAt(Instant.now(), null))
                        .isEqualTo(new Price(1000, 0)));
    }

    @Test
    void aCatalogueOfOnesOwnIsReadAndTheSettingsOfAnEntryGoBeforeIt(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("prices.json"), """
                [
                  {"provider": "gpu", "model": "kokoro", "until": "2028-02-29",
                   "creditsPer1kCharacters": 300, "priceMicrosPer1kCharacters": 30},
                  {"provider": "gpu", "model": "kokoro", "from": "2028-02-29",
                   "creditsPer1kCharacters": 400, "priceMicrosPer1kCharacters": 40}
                ]
                """);
        server.withPropertyValues(
                        "rhapsode.prices.file=" + file,
                        "rhapsode.speech.providers.gpu.type=openai",
                        "rhapsode.speech.providers.gpu.base-url=http://127.0.0.1:8880/v1",
                        "rhapsode.speech.providers.gpu.model=kokoro",
                        "rhapsode.speech.providers.gpu.price-micros-per-1k-characters=1")
                .run(context -> {
                    var gpu = speaker(context.getBean(SpeechProviders.class), "gpu");
                    var local = speaker(context.getBean(SpeechProviders.class), "local");

                    assertThat(gpu.priceAt(Instant.parse("2028-02-28T23:59:59Z"), null))
                            .isEqualTo(new Price(300, 1));
                    assertThat(gpu.priceAt(Instant.parse("2028-02-29T00:00:00Z"), null))
                            .isEqualTo(new Price(400, 1));
                    assertThat(local.priceAt(Instant.EPOCH, null)).isEqualTo(new Price(0, 0));
                });
    }

    @Test
    void aCatalogueThatCannotBeReadEndsTheStart() {
        server.withPropertyValues("rhapsode.prices.file=/nowhere/prices.json")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("rhapsode.prices.file")
                        .hasMessageContaining("cannot be read"));
    }

    @Test
    void eachModelHasAPriceOfItsOwn(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("prices.json"), """
                [
                  {"type": "openai", "model": "tts-1", "creditsPer1kCharacters": 300, "priceMicrosPer1kCharacters": 30},
                  {"type": "openai", "creditsPer1kCharacters": 400, "priceMicrosPer1kCharacters": 40}
                ]
                """);
        server.withPropertyValues(
                        "rhapsode.prices.file=" + file, "rhapsode.speech.providers.openai.api-key=" + "k".repeat(30))
                .run(context -> {
                    var openai = speaker(context.getBean(SpeechProviders.class), "openai");

                    assertThat(openai.priceAt(Instant.EPOCH, "tts-1")).isEqualTo(new Price(300, 30));
                    assertThat(openai.priceAt(Instant.EPOCH, "tts-1-hd")).isEqualTo(new Price(400, 40));
                });
    }

    @Test
    void aModelOfOnesOwnCatalogueIsOfferedAndWhatItSaysOfAnotherHolds(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("models.json"), """
                [
                  {"type": "openai", "model": "tts-1", "maxCharacters": 2000, "counting": "code_points", "quality": 2,
                   "settings": ["speed"], "millisPer1k": 5000, "sunset": "2030-01-01"},
                  {"type": "openai", "model": "tts-9", "maxCharacters": 9000, "counting": "code_points", "quality": 5,
                   "settings": [], "millisPer1k": 900, "bestIn": ["en"], "bestFor": ["poetry"]}
                ]
                """);
        server.withPropertyValues(
                        "rhapsode.speech.models-file=" + file,
                        "rhapsode.speech.providers.openai.api-key=" + "k".repeat(30))
                .run(context -> {
                    var can = speaker(context.getBean(SpeechProviders.class), "openai")
                            .capabilities();

                    assertThat(can.modelNames()).containsExactly("gpt-4o-mini-tts", "tts-1", "tts-1-hd", "tts-9");
                    assertThat(can.model("tts-1").sunset()).isEqualTo(LocalDate.of(2030, 1, 1));
                    assertThat(can.model("tts-9").strengths())
                            .isEqualTo(new Strengths(Set.of("en"), Set.of(ContentType.POETRY)));
                });
    }

    @Test
    void aCatalogueOfModelsThatCannotBeReadEndsTheStart() {
        server.withPropertyValues("rhapsode.speech.models-file=/nowhere/models.json")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("rhapsode.speech.models-file")
                        .hasMessageContaining("cannot be read"));
    }
}
