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
        if (history.merged() == null && !history.erased() && history.chunksToMerge() > 0) {
            make(task, commands, history);
            history.readOn(log, task.generationId());
        }
        if (history.erased()) {
            // Erased while the file was being made, by this worker or by one that was killed: the erasure may have
            // looked for the file before it was stored.
            String extension = history.requested().order().audio().format().extension();
            objects.delete(ObjectKey.audio(task.tenantId(), task.generationId(), extension));
            objects.delete(ObjectKey.firstMinute(task.tenantId(), task.generationId(), extension));
        }
    }

    private void make(MergeAudio task, Commands commands, GenerationHistory history) throws Exception {
        long begun = System.nanoTime();
        List<MasterPiece> pieces = MasterPiece.of(history);
        boolean listenOnly = history.listenOnly();
        MasterSpec spec = specs.of(history.requested(), history.language());
        MergeProgress progress = new MergeProgress(task.generationId(), commands);
        try {
            if (!storeEarly(task, commands, pieces, spec, listenOnly, progress.next(0.5), begun)) {
                merge(task, commands, pieces, spec, listenOnly, progress.next(1), begun);
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
    private boolean storeEarly(
            MergeAudio task,
            Commands commands,
            List<MasterPiece> pieces,
            MasterSpec spec,
            boolean listenOnly,
            DoubleConsumer progress,
            long begun)
            throws Exception {
        Optional<EarlyMasters.Claimed> claimed = early.claim(task.generationId(), pieces, spec, progress);
        if (claimed.isEmpty()) {
            return false;
        }
        try (EarlyMasters.Claimed file = claimed.get()) {
            store(
                    task,
                    commands,
                    spec,
                    listenOnly,
                    file.made().file(),
                    file.made().master(),
                    begun);
        }
        return true;
    }

    private void merge(
            MergeAudio task,
            Commands commands,
            List<MasterPiece> pieces,
            MasterSpec spec,
            boolean listenOnly,
            DoubleConsumer progress,
            long begun)
            throws Exception {
        Path file = Files.createTempFile(
                work, "master-", "." + spec.audio().format().extension());
        try {
            List<SpokenPart> parts =
                    pieces.stream().map(piece -> piece.part(objects)).toList();
            store(task, commands, spec, listenOnly, file, audio.merge(parts, spec, file, progress), begun);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void store(
            MergeAudio task,
            Commands commands,
            MasterSpec spec,
            boolean listenOnly,
            Path file,
            Master master,
            long begun)
            throws IOException, InterruptedException {
        AudioFormat format = spec.audio().format();
        ObjectKey key = ObjectKey.audio(task.tenantId(), task.generationId(), format.extension());
        objects.put(key, file);
        if (listenOnly) {
            storeFirstMinute(task, spec, file);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        commands.send(new RecordMerge(task.generationId(), mastered(key, format, master), millis));
    }

    /** There before anybody is told of the file, for it is what they hear until it is paid. */
    private void storeFirstMinute(MergeAudio task, MasterSpec spec, Path file)
            throws IOException, InterruptedException {
        String extension = spec.audio().format().extension();
        Path beginning = Files.createTempFile(work, "first-minute-", "." + extension);
        try {
            audio.beginning(file, spec.audio(), Earshot.FIRST_MINUTE, beginning);
            objects.put(ObjectKey.firstMinute(task.tenantId(), task.generationId(), extension), beginning);
        } finally {
            Files.deleteIfExists(beginning);
        }
    }

    /** Parts that are missing or damaged stay so; a missing program, a full disk or a stalled one may be mended meanwhile. */
    private static boolean worthRetrying(AudioException failure) {
        return switch (failure.code()) {
            case TOOL_MISSING, TOOL_FAILED, STALLED, DISK_FULL, CLOSED -> true;
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
