package io.rhapsode.benchmark.server;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.MergeAudio;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.SynthesizeRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That a round did its work: a round with a wrong join is no figure. */
final class Proof {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 5;

    /** Each of them comes to an end; deadlines and what is done every day stay. */
    private static final List<String> TASKS = Stream.of(PlanGeneration.class, SynthesizeRun.class, MergeAudio.class)
            .map(Class::getSimpleName)
            .toList();

    private final EventStore log;
    private final Library library;
    private final JdbcClient database;
    private final Map<GenerationId, Integer> held = new HashMap<>();
    private final Map<GenerationId, Integer> committed = new HashMap<>();
    private long accountRead = -1;

    Proof(ScratchServer server, Library library) {
        this.log = server.bean(EventStore.class);
        this.library = library;
        this.database = server.bean(JdbcClient.class);
    }

    void of(List<Book> books) throws InterruptedException {
        for (Book book : books) {
            until(() -> shown(book), "the read model never showed " + book);
        }
        books.forEach(this::chunksOnce);
        creditsOnce(books);
    }

    void nothingLeft() throws InterruptedException {
        until(() -> tasks() == 0, "tasks are left");
    }

    private void chunksOnce(Book book) {
        int[] times = new int[book.chunks()];
        int[] completed = {0};
        log.readEvents(book.id().value(), 0).asStream().forEach(message -> {
            switch (message.getPayload()) {
                case ChunkSynthesized event -> times[event.chunk().index()]++;
                case GenerationCompleted _ -> completed[0]++;
                default -> {}
            }
        });
        require(IntStream.of(times).allMatch(count -> count == 1), book + ": a chunk is missing or there twice");
        require(completed[0] == 1, book + " was completed " + completed[0] + " times");
    }

    private void creditsOnce(List<Book> books) {
        log.readEvents(AccountId.of(Library.TENANT).value(), accountRead + 1)
                .asStream()
                .forEach(message -> {
                    accountRead = message.getSequenceNumber();
                    switch (message.getPayload()) {
                        case CreditsHeld event -> held.merge(event.generationId(), 1, Integer::sum);
                        case CreditsCommitted event -> committed.merge(event.generationId(), 1, Integer::sum);
                        default -> {}
                    }
                });
        for (Book book : books) {
            require(Objects.equals(held.remove(book.id()), 1), book + ": credits not held once");
            require(Objects.equals(committed.remove(book.id()), 1), book + ": credits not charged once");
        }
    }

    private boolean shown(Book book) {
        try {
            GenerationView view = library.look(book);
            return view.status() == GenerationStatus.COMPLETED
                    && view.chunksDone() == book.chunks()
                    && view.creditsCharged() > 0;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private long tasks() {
        return database.sql("select count(*) from scheduled_tasks where task_name in (:names)")
                .param("names", TASKS)
                .query(Long.class)
                .single();
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition, String otherwise) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            require(System.nanoTime() < end, otherwise);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
