package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.text.KeptText;
import io.rhapsode.worker.identity.TenantKeys;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.SpeechProviders;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import reactor.core.Disposable;

/** Speaks what is missing of a generation. */
final class SpeakChunks implements TaskHandler<SynthesizeRun> {

    private final EventStore log;
    private final QueryGateway queries;
    private final SourceTexts texts;
    private final TextRoom room;
    private final SpeechProviders providers;
    private final TenantKeys keys;
    private final ChunkVoicing voicing;
    private final ResultCollector collector;
    private final EarlyMasters earlyMasters;

    SpeakChunks(
            EventStore log,
            QueryGateway queries,
            SourceTexts texts,
            TextRoom room,
            SpeechProviders providers,
            TenantKeys keys,
            ChunkVoicing voicing,
            ResultCollector collector,
            EarlyMasters earlyMasters) {
        this.log = log;
        this.queries = queries;
        this.texts = texts;
        this.room = room;
        this.providers = providers;
        this.keys = keys;
        this.voicing = voicing;
        this.collector = collector;
        this.earlyMasters = earlyMasters;
    }

    @Override
    public Class<SynthesizeRun> type() {
        return SynthesizeRun.class;
    }

    @Override
    public void perform(SynthesizeRun task, Commands commands) throws Exception {
        GenerationHistory history = GenerationHistory.of(log, task.generationId());
        if (!history.wants(task.route())) {
            return;
        }
        try (var place = room.enter(history.requested().characters())) {
            speak(task, commands, history);
        }
    }

    private void speak(SynthesizeRun task, Commands commands, GenerationHistory history) throws Exception {
        Optional<KeptText> text = texts.find(history.requested().textKey());
        if (text.isEmpty()) {
            commands.send(new FailGeneration(task.generationId(), FailureCode.TEXT_ERASED));
            return;
        }
        Optional<Speaker> speaker = providers.find(history.candidate().provider());
        ChunkRequests requests = new ChunkRequests(
                history, text.get(), keys.hmacKey(task.tenantId()), surroundings(speaker, history.candidate()));
        Optional<EarlyMastering> early = earlyMasters.begin(history);
        try {
            speak(
                    task,
                    history,
                    new Run(
                            task,
                            commands,
                            history,
                            requests,
                            speaker,
                            voicing,
                            collector,
                            chunk -> early.ifPresent(file -> file.spoken(chunk.index(), chunk.audioKey()))));
        } finally {
            early.ifPresent(file -> earlyMasters.over(task.generationId(), file));
        }
    }

    private static int surroundings(Optional<Speaker> speaker, Candidate candidate) {
        return speaker.map(
                        known -> known.capabilities().model(candidate.model()).surroundings())
                .orElse(0);
    }

    private void speak(SynthesizeRun task, GenerationHistory history, Run run) throws Exception {
        // a generation that is cancelled, or over for another reason, begins no further chunk
        Disposable ending = EndWatch.begin(
                task.taskId(),
                () -> queries.streamingQuery(
                        new FollowGeneration(task.tenantId(), task.generationId(), history.sequence()),
                        ProgressView.class),
                run::stop);
        try {
            run.speak();
        } finally {
            ending.dispose();
            history.readOn(log, task.generationId());
            if (history.erased()) {
                earlyMasters.discard(task.generationId());
                voicing.erase(task, run.names()); // what was under way when everything else was erased
            }
        }
    }

    @Override
    public void giveUp(SynthesizeRun task, Commands commands) {
        commands.send(new FailGeneration(task.generationId(), FailureCode.INTERNAL));
    }
}
