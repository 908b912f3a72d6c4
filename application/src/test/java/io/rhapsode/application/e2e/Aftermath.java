package io.rhapsode.application.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What must be true after every bad day, of all generations that were asked for: each has ended, its audio is exact to the sample, credits add up, and nothing is
 * left to be done. Read from outside: from the public interface, and from the rows of the database.
 */
final class Aftermath {

    /** The one account of these tests. */
    private static final String ACCOUNT = "acc_first";

    private static final List<String> ENDS = List.of("GenerationCompleted", "GenerationFailed", "GenerationCancelled");

    /** What an account may say of one generation. */
    private static final List<List<String>> ACCOUNTS = List.of(
            List.of(),
            List.of("HoldDeclined"),
            List.of("CreditsHeld", "CreditsCommitted"),
            List.of("CreditsHeld", "CreditsReleased"));

    /** Of digital silence, behind gain and limiter. */
    private static final int SILENT = 50;

    private final Api api;
    private final JdbcClient database;
    private final Path directory;
    private final Duration limit;

    /**
     * @param directory for files that are fetched
     * @param limit how long the generations may take together
     */
    Aftermath(Api api, JdbcClient database, Path directory, Duration limit) {
        this.api = api;
        this.database = database;
        this.directory = directory;
        this.limit = limit;
    }

    /** What a WAV is asked for with, so that its samples can be counted: at the rate of the stub, which therefore is not changed. */
    static Map<String, Object> body(String text) {
        return new java.util.LinkedHashMap<>(
                Map.of("text", text, "audio", Map.of("format", "wav", "sampleRateHz", SpeechStub.RATE_HZ)));
    }

    /** @param texts of all generations of the installation, by their ids */
    void isWellFor(Map<String, String> texts) throws IOException {
        long until = System.nanoTime() + limit.toNanos();
        for (String id : texts.keySet()) {
            api.awaitOver(id, Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        nothingIsLeft();
        assertThat(database.sql("select distinct aggregateidentifier from domainevententry where type = 'Generation'")
                        .query(String.class)
                        .list())
                .as("generations in the log")
                .containsExactlyInAnyOrderElementsOf(texts.keySet());
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, String> generation : texts.entrySet()) {
            all.check(() -> itsStoryIsWhole(generation.getKey(), generation.getValue()));
        }
        all.check(() -> creditsAddUp(texts));
        all.assertAll();
    }

    /**
     * Watches over stages are no tasks: the last one of each fires into nothing. And what a generation wanted to have spoken stays claimed where that came to nothing,
     * until nobody has asked for it for long.
     */
    private void nothingIsLeft() {
        Awaitility.await("nothing to be left").atMost(limit).untilAsserted(() -> {
            assertThat(database.sql("""
                            select task_name || ' ' || task_instance from scheduled_tasks
                            where task_instance <> 'recurring' and task_name <> 'AxonDeadline'
                            union all select 'process ' || sagaid from sagaentry
                            union all select 'association ' || associationvalue from associationvalueentry
                            union all select 'dead letter ' || sequenceidentifier from deadletterentry
                            union all select 'quarantine ' || event_type || ' ' || cause from quarantined_event
                            union all select 'unreported chunk ' || chunk_key from spoken_chunk chunk where not reported
                              and not exists (
                                select from spoken_chunk_use used join domainevententry on aggregateidentifier = generation_id
                                where used.chunk_key = chunk.chunk_key
                                  and payloadtype in ('generation.ChunkFailed', 'generation.GenerationCancelled'))
                            """).query(String.class).list()).isEmpty();
            JsonNode credits = api.get("/api/v1/credits");
            assertThat(credits.get("held").asLong()).as("held").isZero();
        });
    }

    private void itsStoryIsWhole(String id, String text) throws Exception {
        Story story = Story.of(database, id);
        JsonNode view = api.generation(id);
        for (int number = 0; number < story.entries().size(); number++) {
            assertThat(story.entries().get(number).sequence()).as(id).isEqualTo(number);
        }
        assertThat(story.names())
                .as(id)
                .containsOnlyOnce("GenerationRequested")
                .filteredOn(ENDS::contains)
                .as("%s ends once", id)
                .singleElement()
                .isEqualTo("Generation" + capitalized(view.get("status").asString()));
        assertThat(story.names()).as(id).filteredOn("TextSplit"::equals).hasSizeLessThanOrEqualTo(1);
        assertThat(story.names()).as(id).filteredOn("AudioMerged"::equals).hasSizeLessThanOrEqualTo(1);
        assertThat(view.get("creditsHeld").asLong()).as("held by %s", id).isZero();
        if (view.get("status").asString().equals("completed")) {
            JsonNode progress = view.get("progress");
            assertThat(progress.get("chunksDone").asInt())
                    .as("chunks of %s", id)
                    .isEqualTo(progress.get("chunksTotal").asInt());
        }
        if (view.get("status").asString().equals("completed") || story.names().contains("AudioMerged")) {
            itsAudioIsExact(id, text, story.pieces());
        }
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    /** Every chunk sounds at its very place, and between them it is silent. */
    private void itsAudioIsExact(String id, String text, List<Story.Piece> pieces) throws Exception {
        Path file = api.download(id, directory.resolve(id + ".wav"));
        Sound sound = Sound.asWritten(file);
        int at = 0;
        for (Story.Piece piece : pieces) {
            String what = id + " from character " + piece.start();
            assertThat(piece.rateHz()).as(what).isEqualTo(sound.rateHz());
            assertThat(at + piece.samples() + piece.pauseSamples())
                    .as(what)
                    .isLessThanOrEqualTo(sound.samples().length);
            if (piece.provider().equals("stub")) {
                isHummed(sound, at, piece, words(text, piece), what);
            }
            at += piece.samples();
            for (int silent = at; silent < at + piece.pauseSamples(); silent++) {
                assertThat(Math.abs(sound.samples()[silent]))
                        .as("the pause behind %s", what)
                        .isLessThan(SILENT);
            }
            at += piece.pauseSamples();
        }
        assertThat(sound.samples()).as("samples of %s", id).hasSize(at);
        Files.delete(file);
    }

    private static void isHummed(Sound sound, int at, Story.Piece piece, String words, String what) {
        double rate = sound.rateHz();
        assertThat(piece.samples()).as(what).isEqualTo(SpeechStub.samples(words));
        assertThat(sound.frequency((at + 0.1 * piece.samples()) / rate, (at + 0.9 * piece.samples()) / rate))
                .as(what)
                .isCloseTo(SpeechStub.frequency(words), within(1.0));
    }

    private static String words(String text, Story.Piece piece) {
        return text.substring(text.offsetByCodePoints(0, piece.start()), text.offsetByCodePoints(0, piece.end()))
                .strip();
    }

    private void creditsAddUp(Map<String, String> texts) {
        Story account = Story.of(database, ACCOUNT);
        long charged = 0;
        for (String id : texts.keySet()) {
            JsonNode view = api.generation(id);
            long here = view.get("creditsCharged").asLong();
            boolean completed = view.get("status").asString().equals("completed");
            boolean stub =
                    completed && view.get("routing").get("provider").asString().equals("stub");
            if (stub) {
                assertThat(here)
                        .as("charge for %s", id)
                        .isEqualTo(view.get("characters").asLong());
            } else if (!view.get("status").asString().equals("cancelled")) {
                assertThat(here).as("charge for %s", id).isZero();
            }
            charged += here;
            assertThat(account.entries().stream()
                            .filter(entry ->
                                    id.equals(entry.body().path("generationId").asString("")))
                            .map(Story.Entry::name)
                            .filter(name -> !name.equals("HoldExtended")) // however often
                            .toList())
                    .as("the account of %s", id)
                    .isIn(ACCOUNTS);
            assertThat(credits(account.entries().stream()
                            .filter(entry -> entry.name().equals("CreditsCommitted")
                                    && id.equals(
                                            entry.body().get("generationId").asString()))))
                    .as("committed for %s", id)
                    .isEqualTo(here);
        }
        JsonNode credits = api.get("/api/v1/credits");
        assertThat(credits.get("settled").asLong())
                .as("what was granted, less what was charged")
                .isEqualTo(credits(account.all("CreditsGranted").stream()) - charged);
        assertThat(credits.get("available").asLong())
                .isEqualTo(credits.get("settled").asLong());
    }

    private static long credits(Stream<Story.Entry> entries) {
        return entries.mapToLong(entry -> entry.body().path("credits").asLong(0)
                        + entry.body().path("part").path("credits").asLong(0))
                .sum();
    }
}
