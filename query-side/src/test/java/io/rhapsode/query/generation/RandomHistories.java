package io.rhapsode.query.generation;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.TENANT;

import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;

/** Several generations that go on at the same time, each as the aggregate might let it, handed out in transactions of random size. The seed decides all. */
public final class RandomHistories {

    private static final int MAX_CHUNKS = 8;

    private final Random random;
    private final List<List<DomainEventMessage<?>>> waiting = new ArrayList<>();
    private final List<GenerationId> ids;

    public RandomHistories(long seed, int generations) {
        random = new Random(seed);
        ids = IntStream.rangeClosed(1, generations).mapToObj(History::id).toList();
        ids.forEach(id -> waiting.add(new ArrayList<>(whole(new History(id)).take())));
    }

    public List<GenerationId> ids() {
        return ids;
    }

    /** The first event of each. */
    public List<DomainEventMessage<?>> beginnings() {
        return waiting.stream().<DomainEventMessage<?>>map(List::removeFirst).toList();
    }

    public boolean goesOn() {
        return !waiting.isEmpty();
    }

    /** Some events of some generations, those of each in order. */
    public List<DomainEventMessage<?>> next() {
        List<DomainEventMessage<?>> taken = new ArrayList<>();
        for (int count = 1 + random.nextInt(12); count > 0 && goesOn(); count--) {
            var history = waiting.get(random.nextInt(waiting.size()));
            taken.add(history.removeFirst());
            if (history.isEmpty()) {
                waiting.remove(history);
            }
        }
        return taken;
    }

    private History whole(History history) {
        int chunks = 1 + random.nextInt(MAX_CHUNKS);
        if (random.nextInt(3) == 0) {
            history.requestedAtDownload(chunks * CHUNK);
        } else {
            history.requested(TENANT, chunks * CHUNK);
        }
        if (random.nextInt(10) == 0) {
            return history.failed(FailureCode.TEXT_ERASED);
        }
        history.planned(chunks);
        var missing = new ArrayList<>(IntStream.range(0, chunks).boxed().toList());
        int route = 0;
        while (!missing.isEmpty()) {
            int index = missing.get(random.nextInt(missing.size()));
            switch (random.nextInt(12)) {
                case 0 -> {
                    if (route == 2) {
                        return history.failedChunk(route, index).failed(FailureCode.ALL_PROVIDERS_FAILED);
                    }
                    boolean keepsChunks = random.nextBoolean();
                    history.failedChunk(route, index).rerouted(++route, keepsChunks);
                    if (!keepsChunks) {
                        missing.clear();
                        missing.addAll(IntStream.range(0, chunks).boxed().toList());
                    }
                }
                case 1 -> {
                    if (random.nextInt(3) == 0) {
                        return history.cancelled(chunks - missing.size()).merged();
                    }
                }
                default -> {
                    history.spoken(route, index);
                    missing.remove((Integer) index);
                }
            }
        }
        return afterwards(
                history.mergeProgressed(0.3).mergeProgressed(0.8).merged().completed());
    }

    private History afterwards(History history) {
        if (random.nextBoolean()) {
            history.downloaded().played();
        }
        if (random.nextBoolean()) {
            history.rated(1 + random.nextInt(5));
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> history.erased();
            case 2 -> history.lapsed();
            default -> history;
        };
    }
}
