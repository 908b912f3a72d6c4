package io.rhapsode.query.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.generation.domain.GenerationStory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * A generation told from its own events, for as long as there is no row of it. Without what its account says, which stands among the account's events.
 */
public final class ToldFromEvents {

    /** Reads at once on this node. Each may hold a connection of the writer's pool, and guessed ids come here too. */
    static final int MAX_READS = 4;

    /** For one of them to be over. Whoever asks does not wait much longer, and then it would be read for nobody. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventStore events;
    private final Duration patience;
    private final Semaphore reads = new Semaphore(MAX_READS, true);
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("told-", 0).factory());

    public ToldFromEvents(EventStore events) {
        this(events, PATIENCE);
    }

    ToldFromEvents(EventStore events, Duration patience) {
        this.events = events;
        this.patience = patience;
    }

    /** Empty where there is no such generation, or it is another tenant's. Refused as {@code unavailable} where too many have to be told at once. */
    CompletableFuture<Optional<GenerationStory>> tell(TenantId tenant, GenerationId generation) {
        return CompletableFuture.supplyAsync(
                () -> {
                    if (!mayRead()) {
                        throw new RejectedException(
                                Rejection.UNAVAILABLE, "Too many generations are looked up just now.");
                    }
                    try {
                        return read(tenant, generation);
                    } finally {
                        reads.release();
                    }
                },
                threads);
    }

    private boolean mayRead() {
        try {
            return reads.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<GenerationStory> read(TenantId tenant, GenerationId generation) {
        var stream = events.readEvents(generation.value(), 0);
        if (!stream.hasNext()) {
            return Optional.empty();
        }
        var first = stream.next();
        if (!(first.getPayload() instanceof GenerationRequested beginning)
                || !beginning.tenantId().equals(tenant)) {
            return Optional.empty();
        }
        var story = GenerationStory.begin(beginning, first.getSequenceNumber(), first.getTimestamp());
        stream.forEachRemaining(message -> {
            if (message.getPayload() instanceof GenerationEvent event) {
                story.tell(event, message.getSequenceNumber(), message.getTimestamp());
            }
        });
        return Optional.of(story);
    }
}
