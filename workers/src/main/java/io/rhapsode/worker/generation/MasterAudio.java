package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.MergeAudio;
import io.rhapsode.events.generation.RecordMerge;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.audio.AudioException;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.Master;
import io.rhapsode.worker.audio.MasterSpec;
import io.rhapsode.worker.audio.SpokenPart;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins what was spoken into one file, masters it and stores it. */
final class MasterAudio implements TaskHandler<MergeAudio> {

    private static final Logger LOG = LoggerFactory.getLogger(MasterAudio.class);

    private final EventStore log;
    private final MasterSpecs specs;
    private final ObjectStore objects;
    private final AudioTools audio;
    private final EarlyMasters early;
    private final Path work;

    /** @param work where a file stands until it is stored */
    MasterAudio(
            EventStore log, MasterSpecs specs, ObjectStore objects, AudioTools audio, EarlyMasters early, Path work) {
        this.log = log;
        this.specs = specs;
        this.objects = objects;
        this.audio = audio;
        this.early = early;
        this.work = work;
    }

    @Override
    public Class<MergeAudio> type() {
        return MergeAudio.class;
    }

    @Override
    public void perform(MergeAudio task, Commands commands) throws Exception {
        GenerationHistory history = GenerationHistory.of(log, task.generationId());
        if (history.needsItsChunks()) {
            make(task, commands, history);
            history.readOn(log, task.generationId());
        }
        if (history.erased()) {
            // Erased while the file was being made, by this worker or by one that was killed: the erasure may have
            // looked for the file before it was stored.
            String extension = history.requested().order().audio().format().extension();
            ObjectKey file = ObjectKey.audio(task.tenantId(), task.generationId(), extension);
            objects.delete(file);
            objects.delete(ObjectKey.firstMinute(file));
        }
    }

    /** @param listenOnly whether no more than the first minute may be heard for now */
    private record Order(
            MergeAudio task,
            Commands commands,
            List<MasterPiece> pieces,
            MasterSpec spec,
            boolean listenOnly,
            long begun) {}

    private void make(MergeAudio task, Commands commands, GenerationHistory history) throws Exception {
        long begun = System.nanoTime();
        MasterSpec spec = specs.of(history.requested(), history.language());
        Order order = new Order(task, commands, MasterPiece.of(history), spec, history.listenOnly(), begun);
        MergeProgress progress = new MergeProgress(task.generationId(), commands);
        try {
            if (!storeEarly(order, progress.next(0.5))) {
                merge(order, progress.next(1));
            }
        } catch (AudioException failure) {
            if (worthRetrying(failure)) {
                throw failure;
            }
            history.readOn(log, task.generationId());
            if (!history.erased()) {
                LOG.atError().setCause(failure).log("the audio cannot be merged");
                commands.send(new FailGeneration(task.generationId(), FailureCode.MERGE_FAILED));
            }
        }
    }

    /** What was made while the text was being spoken, if it is what a merge would make now. */
    private boolean storeEarly(Order order, DoubleConsumer progress) throws Exception {
        Optional<EarlyMasters.Claimed> claimed =
                early.claim(order.task().generationId(), order.pieces(), order.spec(), progress);
        if (claimed.isEmpty()) {
            return false;
        }
        try (EarlyMasters.Claimed file = claimed.get()) {
            store(order, file.made().file(), file.made().master());
        }
        return true;
    }

    private void merge(Order order, DoubleConsumer progress) throws Exception {
        Path file = temporary("master-", order);
        try {
            List<SpokenPart> parts =
                    order.pieces().stream().map(piece -> piece.part(objects)).toList();
            store(order, file, audio.merge(parts, order.spec(), file, progress));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void store(Order order, Path file, Master master) throws IOException, InterruptedException {
        MergeAudio task = order.task();
        AudioFormat format = order.spec().audio().format();
        ObjectKey key = ObjectKey.audio(task.tenantId(), task.generationId(), format.extension());
        objects.put(key, file);
        if (order.listenOnly()) {
            storeFirstMinute(order, file, ObjectKey.firstMinute(key));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - order.begun());
        order.commands().send(new RecordMerge(task.generationId(), mastered(key, format, master), millis));
    }

    /** There before anybody is told of the file, for it is what they hear until it is paid. */
    private void storeFirstMinute(Order order, Path file, ObjectKey key) throws IOException, InterruptedException {
        Path beginning = temporary("first-minute-", order);
        try {
            audio.beginning(file, order.spec().audio(), Earshot.FIRST_MINUTE, beginning);
            objects.put(key, beginning);
        } finally {
            Files.deleteIfExists(beginning);
        }
    }

    private Path temporary(String prefix, Order order) throws IOException {
        return Files.createTempFile(work, prefix, "." + extension(order));
    }

    private static String extension(Order order) {
        return order.spec().audio().format().extension();
    }

    /** Parts that are missing or damaged stay so; a missing program, a full disk or a stalled one may be mended meanwhile. */
    private static boolean worthRetrying(AudioException failure) {
        return switch (failure.code()) {
            case TOOL_MISSING, TOOL_FAILED, STALLED, DISK_FULL, STORE_UNAVAILABLE, CLOSED -> true;
            case PART_UNREADABLE, PART_NOT_CANONICAL, RATE_CHANGED, NOTHING_TO_MERGE -> false;
        };
    }

    private static MasteredAudio mastered(ObjectKey key, AudioFormat format, Master master) {
        return new MasteredAudio(
                key,
                format,
                master.durationMillis(),
                master.bytes(),
                master.sampleRateHz(),
                master.loudnessLufs(),
                master.peakDb());
    }

    @Override
    public void giveUp(MergeAudio task, Commands commands) {
        commands.send(new FailGeneration(task.generationId(), FailureCode.MERGE_FAILED));
    }
}
