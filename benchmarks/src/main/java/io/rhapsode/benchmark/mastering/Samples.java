package io.rhapsode.benchmark.mastering;

import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.text.ChunkSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** How many samples a file must have, by what the log says of its chunks and of the pauses between them. */
final class Samples {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final EventStore log;

    Samples(ScratchServer server) {
        this.log = server.bean(EventStore.class);
    }

    long expected(GenerationId id, int sampleRateHz) {
        List<ChunkSpan> spans = new ArrayList<>();
        SortedMap<Integer, SpokenChunk> spoken = new TreeMap<>();
        log.readEvents(id.value(), 0).asStream().forEach(message -> {
            switch (message.getPayload()) {
                case TextSplit split -> spans.addAll(split.chunks());
                case ChunkSynthesized event -> spoken.put(event.chunk().index(), event.chunk());
                default -> {}
            }
        });
        if (spans.isEmpty() || spoken.size() != spans.size()) {
            throw new IllegalStateException(spoken.size() + " of " + spans.size() + " chunks are in the log");
        }
        List<SpokenChunk> chunks = List.copyOf(spoken.values());
        int rate = chunks.getFirst().sampleRateHz();
        long samples = chunks.stream().mapToLong(SpokenChunk::samples).sum();
        for (ChunkSpan span : spans.subList(0, spans.size() - 1)) {
            samples += Math.round(span.pauseMillis() * rate / MILLIS_PER_SECOND);
        }
        return Math.round((double) samples * sampleRateHz / rate);
    }
}
