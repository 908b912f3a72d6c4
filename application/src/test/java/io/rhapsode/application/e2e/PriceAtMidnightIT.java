package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

/** A server that runs on while the day ends on which a price was in force. */
@Execution(ExecutionMode.CONCURRENT)
class PriceAtMidnightIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Longer than everything takes that has to happen on the old day. */
    private static final Duration BEFORE = Duration.ofMinutes(20);

    private static final long OLD_PRICE = 100;
    private static final long NEW_PRICE = 250;
    private static final String CATALOGUE = """
            [
              {"provider": "stub", "until": "%1$s", "creditsPer1kCharacters": 100, "priceMicrosPer1kCharacters": 0},
              {"provider": "stub", "from": "%1$s", "creditsPer1kCharacters": 250, "priceMicrosPer1kCharacters": 0}
            ]
            """;

    /** As many of one tenant as four threads work at. */
    private static final int AT_WORK = 3;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final LocalDate newDay = LocalDate.now(ZoneOffset.UTC).plusDays(2);
    private final Instant midnight = newDay.atStartOfDay().toInstant(ZoneOffset.UTC);
    private int asked;

    @Test
    void whatWasAskedForBeforeMidnightCostsTheOldPriceHoweverLateItIsPlannedAndSpoken() throws Exception {
        var clock = new ServerClock(directory);
        clock.says(midnight.minus(BEFORE));
        try (SpeechStub stub = new SpeechStub();
                ServerProcess server = start(stub, clock)) {
            stub.keepsSilentAt(text -> true);
            List<String> spoken = ask(server.api(), AT_WORK);
            Awaitility.await("a request for each").atMost(LIMIT).until(() -> stub.requests() >= AT_WORK);
            List<String> waiting = ask(server.api(), 2);
            assertThat(estimate(server.api())).isEqualTo(price(OLD_PRICE));

            clock.says(midnight);
            long estimate = estimate(server.api());
            List<String> late = ask(server.api(), 1);
            stub.breaksItsSilence();

            assertThat(charged(server.api(), Stream.concat(spoken.stream(), waiting.stream())))
                    .containsOnly(price(OLD_PRICE));
            assertThat(estimate).isEqualTo(price(NEW_PRICE));
            assertThat(charged(server.api(), late.stream())).containsExactly(price(NEW_PRICE));
            assertThat(planned(server, spoken)).hasSameSizeAs(spoken).allMatch(midnight::isAfter);
            assertThat(planned(server, waiting)).hasSameSizeAs(waiting).noneMatch(midnight::isAfter);
        }
    }

    private ServerProcess start(SpeechStub stub, ServerClock clock) throws IOException {
        Path catalogue = Files.writeString(directory.resolve("prices.json"), CATALOGUE.formatted(newDay));
        Map<String, String> environment = new LinkedHashMap<>(stub.environment());
        environment.putAll(clock.environment());
        environment.put("RHAPSODE_PRICES_FILE", catalogue.toString());
        environment.put("RHAPSODE_SPEECH_PROVIDERS_LOCAL_ENABLED", "false");
        environment.put("RHAPSODE_QUEUE_THREADS", "4"); // so that some are not planned yet at midnight
        return ServerProcess.start(directory.resolve("home"), environment);
    }

    /** Each another, as long as all others: their numbers have three digits. */
    private static String text(int number) {
        return Texts.paragraphs(101 + 2 * number, 2);
    }

    private List<String> ask(Api api, int generations) {
        return IntStream.range(0, generations)
                .mapToObj(i -> api.generate(Api.body(text(asked++), "wav")))
                .toList();
    }

    private static long estimate(Api api) {
        var answer = api.post("/api/v1/generations/estimate", Api.body(text(0), "wav"));
        return JSON.readTree(answer.body()).get("options").get(0).get("credits").asLong();
    }

    private static List<Long> charged(Api api, Stream<String> generations) {
        return generations
                .map(id -> api.awaitOver(id, LIMIT).get("creditsCharged").asLong())
                .toList();
    }

    /** When each was planned, by the server's clock. */
    private static List<Instant> planned(ServerProcess server, List<String> generations) throws IOException {
        return Operator.at(server).sql("""
                        select timestamp from domainevententry
                        where aggregateidentifier in (:generations) and payloadtype = 'generation.GenerationRouted'
                        """).param("generations", generations).query(String.class).stream()
                .map(Instant::parse)
                .toList();
    }

    private static long price(long per1k) {
        return Math.ceilDiv(text(0).codePoints().count() * per1k, 1_000L);
    }
}
