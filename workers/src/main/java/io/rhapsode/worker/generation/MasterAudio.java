package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FindTitle;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.MergeAudio;
import io.rhapsode.events.generation.RecordMerge;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TitleView;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins what was spoken into one file, masters it and stores it. */
final class MasterAudio implements TaskHandler<MergeAudio> {

    private static final Logger LOG = LoggerFactory.getLogger(MasterAudio.class);

    /** How often a merge says how far it is: often enough to be seen moving, seldom enough for the log. */
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(2);

    private static final long QUERY_LIMIT_SECONDS = 10;

    private final EventStore log;
    private final QueryGateway queries;
    private final ObjectStore objects;
    private final AudioTools audio;
    private final Path work;

    /** @param work where a file stands until it is stored */
    MasterAudio(EventStore log, QueryGateway queries, ObjectStore objects, AudioTools audio, Path work) {
        this.log = log;
        this.queries = queries;
        this.objects = objects;
        this.audio = audio;
        this.work = work;
    }

    @Override
    public Class<MergeAudio> type() {
        return MergeAudio.class;
    }

    @Override
    public void perform(MergeAudio task, Commands commands) throws Exception {
        GenerationHistory history = GenerationHistory.of(log, task.generationId());
        if (history.merged() != null || history.erased() || history.chunksToMerge() == 0) {
            return;
        }
        long begun = System.nanoTime();
        Path file = Files.createTempFile(work, "master-", "." + format(history).extension());
        try {
            Master master = audio.merge(parts(history), spec(task, history), file, progress(task, commands));
            ObjectKey key = ObjectKey.audio(
                    task.tenantId(), task.generationId(), format(history).extension());
            objects.put(key, file);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            commands.send(new RecordMerge(task.generationId(), mastered(key, history, master), millis));
        } catch (AudioException failure) {
            if (!worthRetrying(failure)) {
                LOG.atError().setCause(failure).log("the audio cannot be merged");
                commands.send(new FailGeneration(task.generationId(), FailureCode.MERGE_FAILED));
                return;
            }
            throw failure;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Parts that are missing or damaged stay so; a missing program, a full disk or a stalled one may be mended meanwhile. */
    private static boolean worthRetrying(AudioException failure) {
        return switch (failure.code()) {
            case TOOL_MISSING, TOOL_FAILED, STALLED, DISK_FULL, CLOSED -> true;
            case PART_UNREADABLE, PART_NOT_CANONICAL, NOTHING_TO_MERGE -> false;
        };
    }

    private static AudioFormat format(GenerationHistory history) {
        return history.requested().order().audio().format();
    }

    private List<SpokenPart> parts(GenerationHistory history) {
        int count = history.chunksToMerge();
        return IntStream.range(0, count)
                .mapToObj(index -> {
                    @Nullable SpokenChunk chunk = history.spoken().get(index);
                    if (chunk == null) {
                        throw new IllegalStateException("chunk " + index + " is not spoken yet");
                    }
                    int pause =
                            index == count - 1 ? 0 : history.chunks().get(index).pauseMillis();
                    return new SpokenPart(() -> objects.open(chunk.audioKey()), pause);
                })
                .toList();
    }

    private MasterSpec spec(MergeAudio task, GenerationHistory history) throws Exception {
        TitleView title = queries.query(new FindTitle(task.tenantId(), task.generationId()), TitleView.class)
                .get(QUERY_LIMIT_SECONDS, TimeUnit.SECONDS);
        return new MasterSpec(
                history.requested().order().audio(), new MasterSpec.Tags(title.title(), history.language()));
    }

    private static java.util.function.DoubleConsumer progress(MergeAudio task, Commands commands) {
        long[] last = {System.nanoTime()};
        return fraction -> {
            if (System.nanoTime() - last[0] >= PROGRESS_INTERVAL.toNanos()) {
                last[0] = System.nanoTime();
                commands.send(new RecordMergeProgress(task.generationId(), fraction));
            }
        };
    }

    private static MasteredAudio mastered(ObjectKey key, GenerationHistory history, Master master) throws IOException {
        return new MasteredAudio(
                key,
                format(history),
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
