package io.rhapsode.query.generation.live;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.feed.FollowTenant;
import io.rhapsode.events.feed.NewsView;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.ProgressView;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Answers how a generation goes on, and what happens to a tenant. A client that comes back says what it has seen and gets the rest, on any node.
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

    @QueryHandler
    Flux<NewsView> handle(FollowTenant query) {
        return Flux.defer(() -> follow(query));
    }

    private Flux<ProgressView> follow(FollowGeneration query) {
        var aggregate = query.generationId().value();
        var mailbox = new Mailbox<DomainEventMessage<?>>();
        var follower = new Follower(query, log, reads, mailbox);
        return admit(
                mailbox,
                () -> tail.register(aggregate, mailbox),
                () -> tail.unregister(aggregate, mailbox),
                follower::next);
    }

    private Flux<NewsView> follow(FollowTenant query) {
        var mailbox = new Mailbox<Placed>();
        var follower = new TenantFollower(query, log, reads, tail, mailbox);
        return admit(
                mailbox,
                () -> tail.register(query.tenant(), mailbox),
                () -> tail.unregister(query.tenant(), mailbox),
                follower::next);
    }

    private <T> Flux<T> admit(Mailbox<?> mailbox, Runnable come, Runnable go, Next<T> next) {
        if (followers.incrementAndGet() > MAX_FOLLOWERS) {
            followers.decrementAndGet();
            return Flux.error(new RejectedException(Rejection.OVERLOADED, "Too many live views are open."));
        }
        come.run();
        return Flux.<T>generate(client -> serve(next, client))
                .subscribeOn(threads)
                .doFinally(gone -> {
                    go.run();
                    mailbox.close(); // wakes the thread that waits in it
                    followers.decrementAndGet();
                });
    }

    private static <T> void serve(Next<T> next, SynchronousSink<T> client) {
        try {
            next.get().ifPresentOrElse(client::next, client::complete);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            client.complete();
        } catch (Error failure) { // which Reactor would throw on, and leave the client waiting
            client.error(new IllegalStateException("a live view broke off", failure));
        }
    }

    /** What a client waits for; empty when there will be none. */
    private interface Next<T> {
        Optional<T> get() throws InterruptedException;
    }
}
