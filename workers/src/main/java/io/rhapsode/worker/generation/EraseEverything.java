package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.EraseTraces;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;
import io.rhapsode.worker.spoken.SpokenChunks;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what a generation left besides its facts. The source text goes last, so that what stands in the text is gone when it is gone. */
final class EraseEverything implements TaskHandler<EraseTraces> {

    private static final Logger LOG = LoggerFactory.getLogger(EraseEverything.class);

    private final EventStore log;
    private final ObjectStore objects;
    private final SpokenChunks spokenChunks;
    private final EarlyMasters earlyMasters;
    private final Clock clock;

    EraseEverything(
            EventStore log, ObjectStore objects, SpokenChunks spokenChunks, EarlyMasters earlyMasters, Clock clock) {
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
        for (AudioFormat format : AudioFormat.values()) {
            objects.delete(ObjectKey.audio(task.tenantId(), task.generationId(), format.extension()));
            objects.delete(ObjectKey.firstMinute(task.tenantId(), task.generationId(), format.extension()));
        }
        spokenChunks.erase(task.generationId());
        objects.delete(history.requested().textKey());
    }

    @Override
    public void giveUp(EraseTraces task, Commands commands) {
        LOG.atError()
                .addKeyValue("generation", task.generationId())
                .log("not everything of an erased generation is gone");
    }
}
