package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.CHARACTERS;
import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.TENANT;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.chunk;
import static io.rhapsode.command.generation.GenerationSamples.failed;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.order;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.rerouted;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.Snapshots;
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.FeedbackTag;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A generation that was written down whole goes on as if all its events had been read. */
class GenerationSnapshotTest {

    private static final int BOOK = 5_000;

    @ParameterizedTest
    @MethodSource("states")
    void everyStateComesBack(String name, List<GenerationEvent> past) {
        Generation generation = after(past);
        byte[] written = Snapshots.write(generation);
        assertThat(Snapshots.read(written, Generation.class))
                .usingRecursiveComparison()
                .isEqualTo(generation);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .as("names, so that a class can be renamed")
                .contains("\"@type\":\"" + name + "\"")
                .doesNotContain("io.rhapsode");
    }

    @Test
    void aBookWithAllButOneChunkSpokenIsSmall() {
        var past = new ArrayList<GenerationEvent>(List.of(requested(), analyzed(), routed(LOCAL, CLOUD)));
        past.add(new TextSplit(
                ID,
                IntStream.range(0, BOOK)
                        .mapToObj(index -> new ChunkSpan(900 * index, 900 * (index + 1), Boundary.SENTENCE, 300))
                        .toList()));
        IntStream.range(0, BOOK - 1)
                .mapToObj(GenerationSnapshotTest::spokenOfBook)
                .forEach(past::add);
        assertThat(Snapshots.write(after(past))).hasSizeLessThan(40_000);
    }

    static Stream<Arguments> states() {
        var speaking = List.of(requested(order(500L, true)), analyzed(), routed(LOCAL, CLOUD), split());
        var all = and(speaking, allSpoken(LOCAL));
        var completed = and(all, merged(16), new GenerationCompleted(ID, 16, 1, 2, 0));
        return Stream.of(
                Arguments.of("requested", List.of(requested())),
                Arguments.of("routed", List.of(requested(), analyzed(), routed(LOCAL))),
                Arguments.of("speaking", speaking),
                Arguments.of(
                        "speaking",
                        and(
                                speaking,
                                spoken(1, 0, LOCAL),
                                failed(0, 0, LOCAL),
                                rerouted(1, 1, LOCAL, CLOUD, true),
                                failed(0, 1, CLOUD))),
                Arguments.of("spoken", and(all, new MergeProgressed(ID, 0.25))),
                Arguments.of("merged", and(all, merged(16))),
                Arguments.of("completed", completed),
                Arguments.of(
                        "completed",
                        and(
                                completed,
                                new FeedbackGiven(ID, 4, List.of(FeedbackTag.NOISE), true),
                                new PlaybackReported(ID, 5_000, true),
                                new AudioDownloaded(ID))),
                Arguments.of("failed", and(speaking, new GenerationFailed(ID, FailureCode.INTERNAL, List.of(), 0))),
                Arguments.of("cancelled", and(all, new GenerationCancelled(ID, 3, CHARACTERS, 0))),
                Arguments.of(
                        "cut_short",
                        and(
                                speaking,
                                spoken(0, 0, LOCAL),
                                new GenerationCancelled(ID, 1, LENGTHS[0], 0),
                                merged(10),
                                new AudioDownloaded(ID))),
                Arguments.of("erased", and(completed, new GenerationErased(ID, TENANT, ErasureReason.REQUESTED))));
    }

    private static List<GenerationEvent> and(List<? extends GenerationEvent> past, GenerationEvent... next) {
        return Stream.concat(past.stream(), Stream.of(next)).toList();
    }

    private static ChunkSynthesized spokenOfBook(int index) {
        var chunk = chunk(0, LOCAL);
        return new ChunkSynthesized(
                ID,
                0,
                900,
                new SpokenChunk(
                        index,
                        chunk.provider(),
                        chunk.voice(),
                        chunk.audioKey(),
                        1,
                        1,
                        22_050,
                        46,
                        true,
                        0,
                        1,
                        List.of()));
    }

    private static Generation after(List<GenerationEvent> past) {
        var generation = new Generation();
        past.forEach(generation::evolve);
        return generation;
    }
}
