package io.rhapsode.query.generation.live;

import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the end of the log, once for all who follow something on this node, and puts each event into the mailboxes of its aggregate and of its tenant. So an event costs
 * one read, however many follow, and comes from whichever node it was written by.
 *
 * <p>It promises nothing: whenever it may have passed events over, it says so to all mailboxes, and their owners read the log.
 */
public final class LogTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

    /** Between looks at the log where nobody says that there is something new: events of nodes that cannot be heard. */
    private static final long POLL_MILLIS = 250;

    /** Before the log is opened again when it could not be read. */
    private static final long REOPEN_MILLIS = 1_000;

    /** For the thread to end. */
    private static final long STOP_MILLIS = 5_000;

    /** Numbers between the last that is committed and the first that may still be: more than all transactions at one moment have, and read in a moment. */
    private static final long BEING_COMMITTED = 10_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Map<String, Set<Mailbox<DomainEventMessage<?>>>> mailboxes = new ConcurrentHashMap<>();
    private final Map<String, Set<Mailbox<Placed>>> tenants = new ConcurrentHashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile @Nullable TrackingToken reached;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean ended;
    private @Nullable Thread thread;

    /** @param log which best calls back when something has been committed */
    public LogTail(StreamableMessageSource<TrackedEventMessage<?>> log) {
        this.log = log;
    }

    /** Whatever is committed to the aggregate from now on goes into the mailbox, which is closed where nothing more comes from this node. */
    void register(String aggregate, Mailbox<DomainEventMessage<?>> mailbox) {
        add(mailboxes, aggregate, mailbox);
    }

    void unregister(String aggregate, Mailbox<DomainEventMessage<?>> mailbox) {
        remove(mailboxes, aggregate, mailbox);
    }

    /** Whatever is committed of the tenant from now on goes into the mailbox. */
    void register(TenantId tenant, Mailbox<Placed> mailbox) {
        add(tenants, tenant.value(), mailbox);
    }

    void unregister(TenantId tenant, Mailbox<Placed> mailbox) {
        remove(tenants, tenant.value(), mailbox);
    }

    /** How far the log has been read, null where it was empty. All before has been put into the mailboxes that were registered then. */
    @Nullable
    TrackingToken reached() {
        return reached;
    }

    /** The same, once the end has been reached for the first time. */
    @Nullable
    TrackingToken awaitReached() throws InterruptedException {
        caughtUp.await();
        return reached;
    }

    private <E> void add(Map<String, Set<Mailbox<E>>> all, String name, Mailbox<E> mailbox) {
        all.compute(name, (id, registered) -> {
            Set<Mailbox<E>> those = registered == null ? ConcurrentHashMap.newKeySet() : registered;
            those.add(mailbox);
            return those;
        });
        if (ended) { // too late to be among those that were closed then
            mailbox.close();
        }
    }

    private static <E> void remove(Map<String, Set<Mailbox<E>>> all, String name, Mailbox<E> mailbox) {
        all.computeIfPresent(name, (id, registered) -> {
            registered.remove(mailbox);
            return registered.isEmpty() ? null : registered;
        });
    }

    private Stream<Mailbox<?>> all() {
        return Stream.concat(
                mailboxes.values().stream().flatMap(Set::stream),
                tenants.values().stream().flatMap(Set::stream));
    }

    @Override
    public synchronized void start() {
        running = true;
        ended = false;
        thread = Thread.ofVirtual().name("log-tail").start(this::run);
    }

    /** Ends the live views of this node too, and those of clients that come back at once; as it stops ahead of the web server, that has nobody to wait for. */
    @Override
    public synchronized void stop() {
        running = false;
        ended = true;
        news.release();
        caughtUp.countDown();
        all().forEach(Mailbox::close);
        try {
            if (thread != null) {
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                open();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() throws InterruptedException {
        try (var stream = log.openStream(beginning())) {
            stream.setOnAvailableCallback(news::release);
            all().forEach(Mailbox::missed);
            follow(stream);
        } catch (RuntimeException | Error failure) { // of memory, for one, there is soon enough again
            LOG.warn("The end of the log cannot be read, live views stand still", failure);
            awaitNews(REOPEN_MILLIS);
        }
    }

    private void follow(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        while (running) {
            while (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
                deliver(stream.nextAvailable());
            }
            caughtUp.countDown();
            awaitNews(POLL_MILLIS);
        }
    }

    /** Where it was, or so far before the end that nothing which is being committed at this moment lies before it. */
    private @Nullable TrackingToken beginning() {
        if (reached != null) {
            return reached;
        }
        return log.createHeadToken() instanceof GapAwareTrackingToken head
                ? GapAwareTrackingToken.newInstance(Math.max(0, head.getIndex() - BEING_COMMITTED), Set.of())
                : null;
    }

    private void awaitNews(long millis) throws InterruptedException {
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private void deliver(TrackedEventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event) {
            mailboxes.getOrDefault(event.getAggregateIdentifier(), Set.of()).forEach(mailbox -> mailbox.put(event));
        }
        if (message.trackingToken() instanceof GapAwareTrackingToken token) {
            deliver(message, token);
        }
    }

    private void deliver(TrackedEventMessage<?> message, GapAwareTrackingToken token) {
        var number = number(token);
        if (number.isEmpty()) {
            tenants.values().stream().flatMap(Set::stream).forEach(Mailbox::missed);
        } else if (message.getMetaData().get(MetaDataKeys.TENANT) instanceof String tenant) {
            var placed = new Placed(number.getAsLong(), message);
            tenants.getOrDefault(tenant, Set.of()).forEach(mailbox -> mailbox.put(placed));
        }
        reached = token;
    }

    /** The number of an event that came with a token: a new last one, or the one that is no longer missing. Empty where several are not, having been forgotten. */
    private OptionalLong number(GapAwareTrackingToken token) {
        if (!(reached instanceof GapAwareTrackingToken before) || token.getIndex() > before.getIndex()) {
            return OptionalLong.of(token.getIndex());
        }
        var found = new TreeSet<>(before.getGaps());
        found.removeAll(token.getGaps());
        return found.size() == 1 ? OptionalLong.of(found.first()) : OptionalLong.empty();
    }
}
