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

    /** Paragraphs of a text that is planned while it is admitted, and of one that waits for a task. */
    private static final int SHORT = 2;

    private static final int LONG = 55;

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
            List<String> spoken = ask(server.api(), AT_WORK, SHORT);
            Awaitility.await("a request for each").atMost(LIMIT).until(() -> stub.requests() >= AT_WORK);
            List<String> waiting = ask(server.api(), 2, LONG);
            assertThat(estimate(server.api())).isEqualTo(price(OLD_PRICE, SHORT));

            clock.says(midnight);
            long estimate = estimate(server.api());
            List<String> late = ask(server.api(), 1, SHORT);
            stub.breaksItsSilence();

            assertThat(charged(server.api(), spoken)).containsOnly(price(OLD_PRICE, SHORT));
            assertThat(charged(server.api(), waiting)).containsOnly(price(OLD_PRICE, LONG));
            assertThat(estimate).isEqualTo(price(NEW_PRICE, SHORT));
            assertThat(charged(server.api(), late)).containsExactly(price(NEW_PRICE, SHORT));
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

    /** Each another, as long as all others of so many paragraphs: their numbers have three digits, and seven times that has four. */
    private static String text(int number, int paragraphs) {
        return Texts.paragraphs(143 + number * LONG, paragraphs);
    }

    private List<String> ask(Api api, int generations, int paragraphs) {
        return IntStream.range(0, generations)
                .mapToObj(i -> api.generate(Api.body(text(asked++, paragraphs), "wav")))
                .toList();
    }

    private static long estimate(Api api) {
        var answer = api.post("/api/v1/generations/estimate", Api.body(text(0, SHORT), "wav"));
        return JSON.readTree(answer.body()).get("options").get(0).get("credits").asLong();
    }

    private static List<Long> charged(Api api, List<String> generations) {
        return generations.stream()
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

    private static long price(long per1k, int paragraphs) {
        return Math.ceilDiv(text(0, paragraphs).codePoints().count() * per1k, 1_000L);
    }
}
