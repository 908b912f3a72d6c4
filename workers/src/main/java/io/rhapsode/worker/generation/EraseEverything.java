package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.EraseTraces;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import java.io.IOException;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what a generation left besides its facts. The source text goes last, so that what stands in the text is gone when it is gone. */
final class EraseEverything implements TaskHandler<EraseTraces> {

    private static final Logger LOG = LoggerFactory.getLogger(EraseEverything.class);

    private final EventStore log;
    private final ObjectStore objects;
    private final SpokenChunkRemoval spokenChunks;
    private final EarlyMasters earlyMasters;
    private final Clock clock;

    EraseEverything(
            EventStore log,
            ObjectStore objects,
            SpokenChunkRemoval spokenChunks,
            EarlyMasters earlyMasters,
            Clock clock) {
        this.log = log;
        this.objects = objects;
        this.spokenChunks = spokenChunks;
        this.earlyMasters = earlyMasters;
        this.clock = clock;
    }

    @Override
    public Class<EraseTraces> type() {
        return EraseTraces.class;
    }

    @Override
    public void perform(EraseTraces task, Commands commands) throws Exception {
        GenerationHistory history = GenerationHistory.of(log, task.generationId());
        if (history.paidAtDownload() && history.merged() != null) {
            // its process has left the hold to whoever downloads it, which nobody can any more
            commands.send(Settlement.of(task.tenantId(), task.generationId(), history, clock.instant()));
        }
        commands.send(new ForgetWords(task.tenantId(), task.generationId()));
        earlyMasters.discard(task.generationId());
        MasteredAudio merged = history.merged();
        if (merged != null) {
            remove(merged.audioKey()); // which may lie where files lay before
        }
        for (AudioFormat format : AudioFormat.values()) {
            remove(ObjectKey.audio(task.tenantId(), task.generationId(), format.extension()));
        }
        spokenChunks.erase(task.generationId());
        objects.delete(history.requested().textKey());
    }

    private void remove(ObjectKey file) throws IOException {
        objects.delete(file);
        objects.delete(ObjectKey.firstMinute(file));
    }

    @Override
    public void giveUp(EraseTraces task, Commands commands) {
        LOG.atError()
                .addKeyValue("generation", task.generationId())
                .log("not everything of an erased generation is gone");
    }
}
