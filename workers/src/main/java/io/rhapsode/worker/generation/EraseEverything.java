package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.EraseTraces;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.identity.TenantKeys;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;
import io.rhapsode.worker.spoken.SpokenChunks;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what a generation left besides its facts. The source text goes last: as long as it is there, all the rest can be named. */
final class EraseEverything implements TaskHandler<EraseTraces> {

    private static final Logger LOG = LoggerFactory.getLogger(EraseEverything.class);

    private final EventStore log;
    private final SourceTexts texts;
    private final ObjectStore objects;
    private final SpokenChunks spokenChunks;
    private final TenantKeys keys;

    EraseEverything(
            EventStore log, SourceTexts texts, ObjectStore objects, SpokenChunks spokenChunks, TenantKeys keys) {
        this.log = log;
        this.texts = texts;
        this.objects = objects;
        this.spokenChunks = spokenChunks;
        this.keys = keys;
    }

    @Override
    public Class<EraseTraces> type() {
        return EraseTraces.class;
    }

    @Override
    public void perform(EraseTraces task, Commands commands) throws Exception {
        GenerationHistory history = GenerationHistory.of(log, task.generationId());
        commands.send(new ForgetWords(task.tenantId(), task.generationId()));
        for (AudioFormat format : AudioFormat.values()) {
            objects.delete(ObjectKey.audio(task.tenantId(), task.generationId(), format.extension()));
        }
        spokenChunks.erase(task.generationId(), perhapsStored(task, history));
        objects.delete(history.requested().textKey());
    }

    /** What a run may have stored and did not get to report. */
    private Set<ObjectKey> perhapsStored(EraseTraces task, GenerationHistory history) throws IOException {
        Set<ObjectKey> names = new HashSet<>();
        Optional<String> text = texts.find(history.requested().textKey());
        if (text.isPresent()) {
            ChunkRequests requests = new ChunkRequests(history, text.get(), keys.hmacKey(task.tenantId()));
            for (Candidate candidate : history.candidatesTried()) {
                for (int index = 0; index < history.chunks().size(); index++) {
                    names.add(requests.name(index, candidate));
                }
            }
        }
        return names;
    }

    @Override
    public void giveUp(EraseTraces task, Commands commands) {
        LOG.atError()
                .addKeyValue("generation", task.generationId())
                .log("not everything of an erased generation is gone");
    }
}
