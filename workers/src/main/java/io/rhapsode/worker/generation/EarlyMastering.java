package io.rhapsode.worker.generation;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.EarlyMaster;
import io.rhapsode.worker.audio.Master;
import io.rhapsode.worker.audio.MasterSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One file that is made while its chunks are still being spoken. They are told in any order, by whoever has spoken them; a thread of its own takes them in the order of the text.
 * An optimisation only: it may end at any time, and then the file is merged when all is spoken.
 */
final class EarlyMastering implements AutoCloseable {

    private final List<ChunkSpan> chunks;
    private final ObjectStore objects;
    private final Path file;
    private final Runnable ended;
    private final Map<Integer, ObjectKey> spoken = new HashMap<>();
    private final CompletableFuture<Optional<Made>> made = new CompletableFuture<>();
    private final Thread thread;
    private volatile int taken;
    private boolean closed;

    /** The file as it was made. */
    record Made(Path file, Master master, MasterSpec spec, List<MasterPiece> pieces) {}

    /**
     * @param spec asked for on this one's own thread
     * @param file where to
     * @param ended run once, when this one is closed and its file is gone
     */
    EarlyMastering(
            List<ChunkSpan> chunks,
            Callable<MasterSpec> spec,
            AudioTools tools,
            ObjectStore objects,
            Path file,
            Runnable ended) {
        this.chunks = chunks;
        this.objects = objects;
        this.file = file;
        this.ended = ended;
        this.thread = Thread.ofVirtual().name("early-master").start(() -> work(spec, tools));
    }

    /** This chunk is stored. */
    synchronized void spoken(int index, ObjectKey audio) {
        spoken.putIfAbsent(index, audio);
        notifyAll();
    }

    /** Whether all chunks were told. */
    synchronized boolean knowsAll() {
        return spoken.size() == chunks.size();
    }

    /** Whether a file of these could be this one. */
    synchronized boolean canBecome(List<MasterPiece> pieces) {
        return pieces.size() == chunks.size()
                && spoken.entrySet().stream()
                        .allMatch(chunk -> pieces.get(chunk.getKey()).audio().equals(chunk.getValue()));
    }

    /** What share of the chunks the encoders have taken, from 0 to 1. */
    double fraction() {
        return (double) taken / chunks.size();
    }

    /** Empty where it cannot be used; fails where making it failed. */
    CompletableFuture<Optional<Made>> made() {
        return made;
    }

    private void work(Callable<MasterSpec> asked, AudioTools tools) {
        try {
            MasterSpec spec = asked.call();
            made.complete(make(tools.early(spec, file), spec));
        } catch (Exception | Error failure) { // somebody waits for it
            made.completeExceptionally(failure);
        }
    }

    private Optional<Made> make(EarlyMaster master, MasterSpec spec) throws InterruptedException {
        try (master) {
            List<MasterPiece> pieces = new ArrayList<>();
            for (int index = 0; index < chunks.size(); index++) {
                boolean last = index == chunks.size() - 1;
                MasterPiece piece = new MasterPiece(
                        awaited(index), last ? 0 : chunks.get(index).pauseMillis());
                pieces.add(piece);
                master.add(piece.part(objects));
                taken = index + 1;
            }
            return master.finish().map(complete -> new Made(file, complete, spec, List.copyOf(pieces)));
        }
    }

    private synchronized ObjectKey awaited(int index) throws InterruptedException {
        @Nullable ObjectKey audio = spoken.get(index);
        while (audio == null) {
            wait();
            audio = spoken.get(index);
        }
        return audio;
    }

    /** Ends it wherever it is, and removes the file. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        try {
            Files.deleteIfExists(file);
        } finally {
            ended.run();
        }
    }
}
