package io.rhapsode.query.generation.live;

import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.feed.CreditNews;
import io.rhapsode.events.feed.NewsView;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.query.credit.domain.Books;
import io.rhapsode.query.credit.domain.Movement;
import io.rhapsode.query.generation.domain.ProgressFold;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Tells what an event means for its tenant. Where a generation stands follows from its events so far; of one that is met on its way they are read. */
final class TenantStories {

    /** Generations of one tenant that go on at the same time and are remembered; of others the events are read again. */
    private static final int MOST = 1_000;

    private final EventStore log;
    private final LogReads reads;
    private final Map<GenerationId, ProgressFold> folds = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<GenerationId, ProgressFold> eldest) {
            return size() > MOST;
        }
    };

    TenantStories(EventStore log, LogReads reads) {
        this.log = log;
        this.reads = reads;
    }

    /** Empty for an internal event. */
    Optional<NewsView> tell(DomainEventMessage<?> message, String position) throws InterruptedException {
        return switch (message.getPayload()) {
            case GenerationEvent event -> tell(event, message.getSequenceNumber(), position);
            case CreditEvent event -> Optional.of(new NewsView(position, null, news(event, message)));
            default -> Optional.empty();
        };
    }

    private Optional<NewsView> tell(GenerationEvent event, long sequence, String position) throws InterruptedException {
        var fold = folds.get(event.generationId());
        if (fold == null) {
            if (!ProgressFold.isPublic(event)) {
                return Optional.empty();
            }
            fold = before(event.generationId(), sequence);
            folds.put(event.generationId(), fold);
        }
        var told = fold.tell(event, sequence);
        if (fold.over()) {
            folds.remove(event.generationId());
        }
        return told.map(view -> new NewsView(position, view, null));
    }

    private ProgressFold before(GenerationId generation, long sequence) throws InterruptedException {
        var fold = new ProgressFold();
        if (sequence == 0) {
            return fold;
        }
        var events = log.readEvents(generation.value(), 0);
        while (true) {
            var page = reads.page(events);
            for (var earlier : page) {
                if (earlier.getSequenceNumber() >= sequence) {
                    return fold;
                }
                if (earlier.getPayload() instanceof GenerationEvent event) {
                    fold.tell(event, earlier.getSequenceNumber());
                }
            }
            if (page.size() < LogReads.PAGE) {
                return fold;
            }
        }
    }

    private static CreditNews news(CreditEvent event, DomainEventMessage<?> message) {
        var movement = Movement.of(event);
        var moved = Books.EMPTY.plus(event.entries());
        return new CreditNews(
                message.getSequenceNumber(),
                movement.kind(),
                moved.balance(),
                moved.of(LedgerAccount.HELD),
                movement.generationId(),
                movement.paymentId(),
                movement.reason(),
                message.getTimestamp());
    }
}
