package io.rhapsode.query.generation.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the end of the log, once for all who follow something on this node, and puts each event into the mailboxes of its aggregate. So an event costs
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

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Map<String, Set<Mailbox>> mailboxes = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param log which best calls back when something has been committed */
    public LogTail(StreamableMessageSource<TrackedEventMessage<?>> log) {
        this.log = log;
    }

    /** Whatever is committed to the aggregate from now on goes into the mailbox. */
    void register(String aggregate, Mailbox mailbox) {
        mailboxes.compute(aggregate, (id, registered) -> {
            Set<Mailbox> all = registered == null ? ConcurrentHashMap.newKeySet() : registered;
            all.add(mailbox);
            return all;
        });
    }

    void unregister(String aggregate, Mailbox mailbox) {
        mailboxes.computeIfPresent(aggregate, (id, registered) -> {
            registered.remove(mailbox);
            return registered.isEmpty() ? null : registered;
        });
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("log-tail").start(this::run);
    }

    /** Ends the live views of this node too; as it stops ahead of the web server, that has nobody to wait for. */
    @Override
    public synchronized void stop() {
        running = false;
        news.release();
        mailboxes.values().forEach(registered -> registered.forEach(Mailbox::close));
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
        try (var stream = log.openStream(log.createHeadToken())) {
            stream.setOnAvailableCallback(news::release);
            mailboxes.values().forEach(registered -> registered.forEach(Mailbox::missed));
            follow(stream);
        } catch (RuntimeException failure) {
            LOG.warn("The end of the log cannot be read, live views stand still", failure);
            awaitNews(REOPEN_MILLIS);
        }
    }

    private void follow(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        while (running) {
            while (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
                deliver(stream.nextAvailable());
            }
            awaitNews(POLL_MILLIS);
        }
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
    }
}
