package io.rhapsode.benchmark.ledger;

import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Where credits are held and charged, by several at once; each command is a transaction of its own. */
final class Counter {

    private static final List<String> OF_GENERATIONS = List.of("generation-projection", "generation-process", "usage");
    private static final String BOOKS = "credit-ledger";
    private static final int AT_ONCE = 16;
    private static final long CREDITS = 1_000_000_000L;
    private static final double NANOS = 1e9;

    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final CommandGateway commands;
    private final EventStore log;
    private final StreamingEventProcessor books;
    private final AtomicInteger generations = new AtomicInteger();

    /** Stops whoever would look for the generations, which do not exist. */
    Counter(ScratchServer server) {
        this.commands = server.bean(CommandGateway.class);
        EventProcessingConfiguration processing = server.bean(EventProcessingConfiguration.class);
        for (String about : OF_GENERATIONS) {
            processing.eventProcessor(about).ifPresent(EventProcessor::shutDown);
        }
        this.log = server.bean(EventStore.class);
        this.books =
                processing.eventProcessor(BOOKS, StreamingEventProcessor.class).orElseThrow();
    }

    void open(int accounts) throws Exception {
        each(
                accounts,
                number -> send(tenant(number), new OpenAccount(AccountId.of(tenant(number)), tenant(number), CREDITS)));
    }

    double pairsPerSecond(int pairs, int accounts) throws Exception {
        long begun = System.nanoTime();
        each(pairs, number -> {
            var tenant = tenant(number % accounts);
            var generation = new GenerationId(String.format("gen_%026d", generations.incrementAndGet()));
            send(tenant, new HoldCredits(AccountId.of(tenant), generation, 100, List.of(200L)));
            send(tenant, new CommitCredits(AccountId.of(tenant), generation, 100));
        });
        return pairs * NANOS / (System.nanoTime() - begun);
    }

    /** Waits until everything that was held and charged stands in the books. */
    void awaitBooks() throws InterruptedException {
        TrackingToken end = Objects.requireNonNull(log.createHeadToken());
        long deadline = System.nanoTime() + CAUGHT_UP_WITHIN.toNanos();
        while (!haveReached(end)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the books are behind the log for " + CAUGHT_UP_WITHIN);
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private boolean haveReached(TrackingToken end) {
        var segments = books.processingStatus().values();
        return !segments.isEmpty()
                && segments.stream()
                        .map(EventTrackerStatus::getTrackingToken)
                        .allMatch(token -> token != null && token.covers(end));
    }

    private interface Work {
        void perform(int number);
    }

    private static void each(int times, Work work) throws Exception {
        var next = new AtomicInteger();
        try (ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int one = 0; one < AT_ONCE; one++) {
                all.add(crowd.submit(() -> {
                    for (int number = next.getAndIncrement(); number < times; number = next.getAndIncrement()) {
                        work.perform(number);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void send(TenantId tenant, CreditCommand command) {
        commands.sendAndWait(new GenericCommandMessage<>(
                command, Map.of(MetaDataKeys.TENANT, tenant.value(), MetaDataKeys.ACTOR, ActorId.SYSTEM.value())));
    }

    private static TenantId tenant(int number) {
        return new TenantId("ten_bench" + number);
    }
}
