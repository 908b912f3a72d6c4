package io.rhapsode.saga.quarantine;

import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the operator can do about events in quarantine. One is told again only while it can still lead to something: behind the end of its generation there is
 * nothing left to do, and a process that is begun anew for a generation that is over would never end.
 */
@Component
public class QuarantinedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantinedEvents.class);

    private final JdbcQuarantine quarantine;
    private final Handlers handlers;
    private final EventStore log;
    private final TransactionManager transactions;
    private final Configuration axon;

    QuarantinedEvents(
            JdbcQuarantine quarantine,
            Handlers handlers,
            EventStore log,
            TransactionManager transactions,
            Configuration axon) {
        this.quarantine = quarantine;
        this.handlers = handlers;
        this.log = log;
        this.transactions = transactions;
        this.axon = axon;
    }

    /** The latest first. */
    public List<KeptEvent> list(int limit) {
        return quarantine.list(limit);
    }

    public long count() {
        return quarantine.count();
    }

    /**
     * Forgets the event.
     *
     * @return whether it was there
     */
    public boolean discard(String processor, String eventId) {
        boolean removed = quarantine.remove(processor, eventId);
        if (removed) {
            LOG.info("the operator has discarded the quarantined event {} of {}", eventId, processor);
        }
        return removed;
    }

    /** Tells its processor's handlers the event once more. What they do and its leaving the quarantine are one transaction. */
    public Retry retry(String processor, String eventId) {
        QuarantinedEvent kept =
                quarantine.find(processor, eventId).map(KeptEvent::event).orElse(null);
        DomainEventMessage<?> event = kept == null ? null : stored(kept);
        if (kept == null || event == null) {
            return new Retry.Unknown();
        }
        if (isOverBehind(kept, event)) {
            return new Retry.TooLate();
        }
        LOG.info("the operator has event {} told to {} again", eventId, processor);
        ResultMessage<?> result = tell(processor, event);
        if (!result.isExceptional()) {
            return new Retry.Handled();
        }
        String cause = new Failure(result.exceptionResult()).description();
        quarantine.failedAgain(processor, eventId, cause);
        return new Retry.Failed(cause);
    }

    private ResultMessage<?> tell(String processor, DomainEventMessage<?> event) {
        var unit = DefaultUnitOfWork.startAndGet(event);
        unit.attachTransaction(transactions);
        axon.correlationDataProviders().forEach(unit::registerCorrelationDataProvider);
        return unit.executeWithResult(() -> {
            if (quarantine.remove(processor, event.getIdentifier())) { // else somebody else was faster
                handlers.tell(processor, event);
            }
            return true;
        });
    }

    private @Nullable DomainEventMessage<?> stored(QuarantinedEvent kept) {
        if (kept.aggregateId() == null || kept.sequence() == null) {
            return null;
        }
        DomainEventStream stream = log.readEvents(kept.aggregateId(), kept.sequence());
        return stream.hasNext() ? stream.next() : null;
    }

    private boolean isOverBehind(QuarantinedEvent kept, DomainEventMessage<?> event) {
        if (kept.generationId() == null) {
            return false;
        }
        long from = event.getPayload() instanceof GenerationEvent ? event.getSequenceNumber() + 1 : 0;
        return log.readEvents(kept.generationId(), from).asStream().anyMatch(later -> switch (later.getPayload()) {
            case GenerationFailed _, GenerationCancelled _, GenerationCompleted _, GenerationErased _ -> true;
            default -> false;
        });
    }
}
