package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with a catalogue of its own: what it estimates is what it charges. */
@Execution(ExecutionMode.CONCURRENT)
class PriceCatalogueIT {

    private static final Duration LIMIT = Api.PATIENCE;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CATALOGUE = """
            [
              {"type": "local", "until": "2020-02-29", "creditsPer1kCharacters": 7, "priceMicrosPer1kCharacters": 7},
              {"type": "local", "from": "2020-02-29", "creditsPer1kCharacters": 333, "priceMicrosPer1kCharacters": 999}
            ]
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void thePriceInForceIsEstimatedAndChargedAndExplained() throws Exception {
        Path catalogue = Files.writeString(directory.resolve("prices.json"), CATALOGUE);
        try (ServerProcess server =
                ServerProcess.start(directory.resolve("home"), Map.of("RHAPSODE_PRICES_FILE", catalogue.toString()))) {
            Map<String, Object> body = Api.body(Texts.paragraphs(3), "wav");
            long characters = Texts.paragraphs(3).codePoints().count();

            var estimate = server.api().post("/api/v1/generations/estimate", body);
            JsonNode option = JSON.readTree(estimate.body()).get("options").get(0);
            String id = server.api().generate(body);
            JsonNode view = server.api().awaitOver(id, LIMIT);

            long price = Math.ceilDiv(characters * 333, 1_000L);
            assertThat(option.get("credits").asLong()).isEqualTo(price);
            assertThat(option.get("costMicros").asLong()).isEqualTo(Math.ceilDiv(characters * 999, 1_000L));
            assertThat(view.get("creditsCharged").asLong()).isEqualTo(price);
            assertThat(server.api().get("/api/v1/credits").get("available").asLong())
                    .isEqualTo(100_000 - price);
            JsonNode why = server.api().get("/api/v1/credits/why?generationId=" + id);
            assertThat(why.get("creditsCharged").asLong()).isEqualTo(price);
            assertThat(why.get("candidates").valueStream().map(JsonNode::toString))
                    .containsExactly(
                            "{\"provider\":\"local\",\"creditsPer1kCharacters\":333,\"credits\":" + price + "}");
        }
    }

    @Test
    void aServerDoesNotStartWithADayWithoutAPriceAndSaysWhatToDo() throws Exception {
        Path catalogue = Files.writeString(
                directory.resolve("prices.json"),
                CATALOGUE.replace("\"from\": \"2020-02-29\"", "\"from\": \"2020-03-02\""));

        assertThatThrownBy(() -> ServerProcess.start(
                        directory.resolve("home"), Map.of("RHAPSODE_PRICES_FILE", catalogue.toString())))
                .hasMessageContaining("the server ended")
                .hasMessageContaining("rhapsode: The server could not start: Property rhapsode.prices.file with value '"
                        + catalogue
                        + "' is invalid: Entries 1 and 2 (type local) leave no price from 2020-02-29 until 2020-03-02: "
                        + "let entry 2 begin on 2020-02-29, or add an entry for these days.");
    }
}
