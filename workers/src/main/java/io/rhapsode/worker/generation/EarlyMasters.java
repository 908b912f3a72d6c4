package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.MasterSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of this node that are made while their texts are still being spoken. */
final class EarlyMasters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyMasters.class);

    /** Each holds some megabytes and a file; whoever finds no place is merged at the end. */
    private static final int AT_ONCE = 2;
    /** Some twenty minutes of speech. What is shorter is merged within seconds. */
    private static final int WORTH_CHARACTERS = 20_000;
    /** How long a finished file waits for the merge that takes it, which is due at once; it may have gone to another node. */
    private static final Duration KEPT = Duration.ofMinutes(2);

    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final String FILES = "early-";

    private final AudioTools audio;
    private final ObjectStore objects;
    private final MasterSpecs specs;
    private final Path work;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<GenerationId, EarlyMastering> underWay = new ConcurrentHashMap<>();

    /** @param work where the files stand, these and those of all others, which this process has for itself: what is left there of an earlier one is removed */
    EarlyMasters(AudioTools audio, ObjectStore objects, MasterSpecs specs, Path work) throws IOException {
        this.audio = audio;
        this.objects = objects;
        this.specs = specs;
        this.work = work;
        clear(work);
    }

    /** Whoever works there puts its files, and folders of files, where it likes. */
    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path one : left) {
                if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
                    clear(one);
                }
                Files.delete(one);
            }
        }
    }

    /** Begins the file of a generation whose run begins, if it is worth it and there is a place. The caller says when the run is over. */
    Optional<EarlyMastering> begin(GenerationHistory history) {
        return begin(history.requested(), history.language(), history.chunks(), history.spoken());
    }

    Optional<EarlyMastering> begin(
            GenerationRequested requested, String language, List<ChunkSpan> chunks, Map<Integer, SpokenChunk> spoken) {
        if (requested.characters() < WORTH_CHARACTERS || !places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            EarlyMastering early = new EarlyMastering(
                    chunks,
                    () -> specs.of(requested, language),
                    audio,
                    objects,
                    Files.createTempFile(work, FILES, ".part"),
                    places::release);
            spoken.forEach((index, chunk) -> early.spoken(index, chunk.audioKey()));
            close(underWay.put(requested.generationId(), early));
            return Optional.of(early);
        } catch (IOException e) {
            places.release();
            LOG.atWarn().setCause(e).log("the audio will be merged when all is spoken");
            return Optional.empty();
        }
    }

    /** The run is over. What it told in full is kept for the merge that follows; anything else is given up. */
    void over(GenerationId generation, EarlyMastering early) {
        if (early.knowsAll()) {
            var later = CompletableFuture.delayedExecutor(KEPT.toMillis(), TimeUnit.MILLISECONDS);
            early.made().whenCompleteAsync((file, failure) -> discard(generation, early), later);
        } else {
            discard(generation, early);
        }
    }

    private void discard(GenerationId generation, EarlyMastering early) {
        if (underWay.remove(generation, early)) {
            close(early);
        }
    }

    /** Gives up the file of this generation, if there is one here. */
    void discard(GenerationId generation) {
        close(underWay.remove(generation));
    }

    /**
     * The file of a generation, taken out for good: the caller closes it. Waits while it is being finished.
     *
     * @param pieces what the file must have been made of
     * @param spec what it must be
     * @param progress told about once a second meanwhile how far it is, from 0 to 1
     */
    Optional<Claimed> claim(GenerationId generation, List<MasterPiece> pieces, MasterSpec spec, DoubleConsumer progress)
            throws InterruptedException {
        @Nullable EarlyMastering early = underWay.remove(generation);
        if (early == null) {
            return Optional.empty();
        }
        boolean claimed = false;
        try {
            if (early.canBecome(pieces)) {
                for (int index = 0; index < pieces.size(); index++) {
                    early.spoken(index, pieces.get(index).audio());
                }
                Optional<Claimed> file = awaited(early, progress)
                        .filter(made ->
                                made.pieces().equals(pieces) && made.spec().equals(spec))
                        .map(made -> new Claimed(early, made));
                claimed = file.isPresent();
                return file;
            }
            return Optional.empty();
        } finally {
            if (!claimed) {
                close(early);
            }
        }
    }

    private static Optional<EarlyMastering.Made> awaited(EarlyMastering early, DoubleConsumer progress)
            throws InterruptedException {
        while (true) {
            try {
                return early.made().get(TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.accept(early.fraction());
            } catch (ExecutionException e) {
                LOG.atInfo().setCause(e).log("the file begun early cannot be used");
                return Optional.empty();
            }
        }
    }

    /** A finished file, which is gone when this is closed. */
    record Claimed(EarlyMastering early, EarlyMastering.Made made) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            early.close();
        }
    }

    private static void close(@Nullable EarlyMastering early) {
        if (early == null) {
            return;
        }
        try {
            early.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("a file begun early is removed at the next start only");
        }
    }

    @Override
    public void close() {
        List.copyOf(underWay.keySet()).forEach(this::discard);
    }
}
