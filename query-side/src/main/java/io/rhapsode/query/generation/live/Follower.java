package io.rhapsode.query.generation.live;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.query.generation.domain.ProgressFold;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * One client's way along one generation: first what the log holds, then what the mailbox brings, each public event once. An event that is not the very next
 * one is either known, and passed over, or shows that some are missing, and the log is read again from where the client is.
 */
final class Follower {

    /** Without an event for so long, the log is asked: an event committed very late is passed over at the log's end. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final FollowGeneration query;
    private final EventStore log;
    private final LogReads reads;
    private final Mailbox<DomainEventMessage<?>> mailbox;
    private final ProgressFold fold = new ProgressFold();
    private Iterator<? extends DomainEventMessage<?>> unread = Collections.emptyIterator();
    private Iterator<DomainEventMessage<?>> waiting = Collections.emptyIterator();
    private boolean fromLog;
    private boolean more;
    private long known = -1;

    /** @param mailbox registered by now, so that what is not in the log yet will be in there */
    Follower(FollowGeneration query, EventStore log, LogReads reads, Mailbox<DomainEventMessage<?>> mailbox) {
        this.query = query;
        this.log = log;
        this.reads = reads;
        this.mailbox = mailbox;
    }

    /**
     * Waits for the next public event behind {@code after}. Empty where there will be none: behind the last one, or when the client is gone.
     *
     * @throws RejectedException as {@code generation_not_found}
     */
    Optional<ProgressView> next() throws InterruptedException {
        if (known < 0) {
            read();
            if (!waiting.hasNext()) {
                throw notFound();
            }
        }
        while (!fold.over()) {
            if (waiting.hasNext()) {
                var shown = tell(waiting.next());
                if (shown.isPresent()) {
                    return shown;
                }
            } else if (!turnPage() && !receive()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Waits. Whether there will be more. */
    private boolean receive() throws InterruptedException {
        return switch (mailbox.take(QUIET)) {
            case Mailbox.Delivery.Events<DomainEventMessage<?>>(var events) -> {
                waiting = events.iterator();
                fromLog = false;
                yield true;
            }
            case Mailbox.Delivery.Gap<DomainEventMessage<?>> _, Mailbox.Delivery.Quiet<DomainEventMessage<?>> _ -> {
                read();
                yield true;
            }
            case Mailbox.Delivery.Closed<DomainEventMessage<?>> _ -> false;
        };
    }

    private Optional<ProgressView> tell(DomainEventMessage<?> message) throws InterruptedException {
        long sequence = message.getSequenceNumber();
        if (sequence <= known) {
            return Optional.empty();
        }
        if (sequence > known + 1 && !fromLog) {
            read();
            return Optional.empty();
        }
        known = sequence;
        checkTenant(message);
        return message.getPayload() instanceof GenerationEvent event
                ? fold.tell(event, sequence).filter(view -> view.sequence() > query.after())
                : Optional.empty();
    }

    private void read() throws InterruptedException {
        unread = log.readEvents(query.generationId().value(), known + 1);
        fromLog = true;
        more = true;
        turnPage();
    }

    /** Whether the log has more for now. */
    private boolean turnPage() throws InterruptedException {
        if (!more) {
            return false;
        }
        var page = reads.page(unread);
        more = page.size() == LogReads.PAGE;
        waiting = page.iterator();
        return waiting.hasNext();
    }

    private void checkTenant(DomainEventMessage<?> message) {
        if (message.getPayload() instanceof GenerationRequested beginning
                && !beginning.tenantId().equals(query.tenant())) {
            throw notFound();
        }
    }

    private static RejectedException notFound() {
        return new RejectedException(Rejection.GENERATION_NOT_FOUND, "There is no such generation.");
    }
}
