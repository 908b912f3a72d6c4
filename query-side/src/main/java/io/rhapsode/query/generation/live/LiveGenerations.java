package io.rhapsode.query.generation.live;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.ProgressView;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Answers how a generation goes on. A client that comes back says what it has seen and gets the rest, on any node.
 *
 * <p>Each client is served by a virtual thread, which waits for its client, for events and for the log without making anybody else wait.
 */
public class LiveGenerations {

    /** Clients at once on this node; each costs a parked thread and at most a mailbox of events. */
    private static final int MAX_FOLLOWERS = 10_000;

    private final EventStore log;
    private final LogTail tail;
    private final LogReads reads = new LogReads();
    private final AtomicInteger followers = new AtomicInteger();
    /** Given as a plain executor: of a service Reactor interrupts the thread when the client goes, and that closes the connection it reads on. */
    private final Scheduler threads = Schedulers.fromExecutor(Thread.ofVirtual().name("follower-", 0)::start);

    public LiveGenerations(EventStore log, LogTail tail) {
        this.log = log;
        this.tail = tail;
    }

    @QueryHandler
    Flux<ProgressView> handle(FollowGeneration query) {
        return Flux.defer(() -> follow(query));
    }

    /** Clients at this moment. */
    public int followers() {
        return followers.get();
    }

    private Flux<ProgressView> follow(FollowGeneration query) {
        if (followers.incrementAndGet() > MAX_FOLLOWERS) {
            followers.decrementAndGet();
            return Flux.error(new RejectedException(Rejection.OVERLOADED, "Too many live views are open."));
        }
        var aggregate = query.generationId().value();
        var mailbox = new Mailbox();
        tail.register(aggregate, mailbox);
        var follower = new Follower(query, log, reads, mailbox);
        return Flux.<ProgressView>generate(client -> serve(follower, client))
                .subscribeOn(threads)
                .doFinally(gone -> {
                    tail.unregister(aggregate, mailbox);
                    mailbox.close(); // wakes the thread that waits in it
                    followers.decrementAndGet();
                });
    }

    private static void serve(Follower follower, SynchronousSink<ProgressView> client) {
        try {
            follower.next().ifPresentOrElse(client::next, client::complete);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            client.complete();
        }
    }
}
