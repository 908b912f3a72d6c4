package io.rhapsode.query.generation.live;

import io.rhapsode.events.feed.FollowTenant;
import io.rhapsode.events.feed.NewsView;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * One client's way along all that happens to its tenant: from the log, as far as it is behind, then what the mailbox brings. It knows at each moment which events of the
 * log it has seen, so that the two never overlap and leave nothing out.
 */
final class TenantFollower {

    /** Without an event for so long, the client is told how far the log has come. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final FollowTenant query;
    private final EventStore log;
    private final LogReads reads;
    private final LogTail tail;
    private final Mailbox<Placed> mailbox;
    private final TenantStories stories;
    private Iterator<Placed> waiting = Collections.emptyIterator();
    private boolean begun;
    private boolean behind;
    private @Nullable TrackingToken reached;

    /** @param mailbox registered by now, so that what is not in the log yet will be in there */
    TenantFollower(FollowTenant query, EventStore log, LogReads reads, LogTail tail, Mailbox<Placed> mailbox) {
        this.query = query;
        this.log = log;
        this.reads = reads;
        this.tail = tail;
        this.mailbox = mailbox;
        this.stories = new TenantStories(log, reads);
    }

    /**
     * Where it begins, at once; then waits for the next event. Empty when the client is gone.
     *
     * @throws IllegalArgumentException for a position that nobody was given
     */
    Optional<NewsView> next() throws InterruptedException {
        if (!begun) {
            begin();
            return Optional.of(here());
        }
        while (true) {
            if (waiting.hasNext()) {
                var told = tell(waiting.next());
                if (told.isPresent()) {
                    return told;
                }
            } else if (behind && !mailbox.isClosed()) {
                if (readOn()) {
                    return Optional.of(here());
                }
            } else {
                switch (mailbox.take(QUIET)) {
                    case Mailbox.Delivery.Events<Placed>(var events) -> waiting = events.iterator();
                    case Mailbox.Delivery.Gap<Placed>() -> behind = true;
                    case Mailbox.Delivery.Quiet<Placed>() -> {
                        var mark = mark();
                        if (mark.isPresent()) {
                            return mark;
                        }
                    }
                    case Mailbox.Delivery.Closed<Placed>() -> {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    private void begin() throws InterruptedException {
        begun = true;
        if (query.after() == null) {
            reached = tail.awaitReached();
            return;
        }
        var position = LogPosition.parse(query.after());
        var head = reads.head(log);
        if (position.index() > (head == null ? 0 : LogPosition.of(head).index())) {
            throw new IllegalArgumentException("a position ahead of the log");
        }
        reached = position.token();
        behind = true;
    }

    /**
     * Reads the next part of the log. Whether there was nothing of the tenant in it and more is to come: then the client is told how far it has come, so that one that goes
     * meanwhile is noticed, and does not begin where it did when it comes back.
     */
    private boolean readOn() throws InterruptedException {
        var page = reads.page(log, reached, query.tenant());
        behind = page.more();
        waiting = page.events().iterator();
        boolean nothing = page.events().isEmpty();
        if (nothing) {
            reached = page.end();
        }
        return nothing && behind;
    }

    private Optional<NewsView> tell(Placed event) throws InterruptedException {
        if (reached != null && LogPosition.of(reached).holds(event.number())) {
            return Optional.empty();
        }
        var token = event.message().trackingToken();
        reached = reached == null ? token : reached.upperBound(token);
        return event.message() instanceof DomainEventMessage<?> message
                ? stories.tell(message, LogPosition.of(reached).toString())
                : Optional.empty();
    }

    /** What the tail had read before the mailbox was seen to be empty has all been told. */
    private Optional<NewsView> mark() {
        var read = tail.reached();
        if (read == null || !mailbox.isEmpty()) {
            return Optional.empty();
        }
        reached = reached == null ? read : reached.upperBound(read);
        return Optional.of(here());
    }

    private NewsView here() {
        var position = reached == null ? LogPosition.BEGINNING : LogPosition.of(reached);
        return new NewsView(position.toString(), null, null);
    }
}
