package io.rhapsode.worker.generation;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.AbandonGeneration;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.queue.TaskHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fails a generation one of whose events could not be handled. Its process may be broken and never hear of that, so what the process would have done then is done
 * here: what was merged already can be had, for nothing, and the hold is settled by how it ended. An erasure may have ended it, which charges what was merged.
 */
final class Abandon implements TaskHandler<AbandonGeneration> {

    private static final Logger LOG = LoggerFactory.getLogger(Abandon.class);

    private final EventStore log;

    Abandon(EventStore log) {
        this.log = log;
    }

    @Override
    public Class<AbandonGeneration> type() {
        return AbandonGeneration.class;
    }

    @Override
    public void perform(AbandonGeneration task, Commands commands) {
        commands.send(new FailGeneration(task.generationId(), FailureCode.INTERNAL));
        commands.send(new CompleteGeneration(task.generationId(), 0));
        commands.send(
                settlement(task, GenerationHistory.of(log, task.generationId()).charged()));
    }

    private static CreditCommand settlement(AbandonGeneration task, long charged) {
        AccountId account = AccountId.of(task.tenantId());
        return charged > 0
                ? new CommitCredits(account, task.generationId(), charged)
                : new ReleaseCredits(account, task.generationId());
    }

    @Override
    public void giveUp(AbandonGeneration task, Commands commands) {
        LOG.error("a generation cannot even be failed");
    }
}
