package io.rhapsode.query.generation;

import static io.rhapsode.query.generation.History.TENANT;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.FindChunks;
import io.rhapsode.events.generation.FindGeneration;
import io.rhapsode.events.generation.FindRouting;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The projection of generations over a real database, and what is asked of its rows. */
final class ProjectedGenerations implements AutoCloseable {

    static final Instant NOW = History.BEGINNING.plusSeconds(30);

    private final TestDatabase database = new TestDatabase();
    private final TestAxon axon;
    private final GenerationQueries queries;

    ProjectedGenerations() {
        axon = TestAxon.start(
                database,
                configurer -> configurer
                        .eventProcessing()
                        .registerEventHandler(c -> new GenerationProjection(database.writer(), database.transactions()))
                        .registerSequencingPolicy(GenerationProjection.GROUP, c -> new PerGeneration()));
        queries = new GenerationQueries(
                database.reader(), new ToldFromEvents(axon.log()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    TestDatabase database() {
        return database;
    }

    TestAxon axon() {
        return axon;
    }

    void awaitProjection() {
        await().atMost(Duration.ofSeconds(30)).until(() -> axon.caughtUp(GenerationProjection.GROUP));
    }

    GenerationView find(GenerationId id) {
        return queries.handle(new FindGeneration(TENANT, id)).join();
    }

    ChunksView chunks(GenerationId id) {
        return queries.handle(new FindChunks(TENANT, id)).join();
    }

    RoutingView routing(GenerationId id) {
        return queries.handle(new FindRouting(TENANT, id)).join();
    }

    @Override
    public void close() {
        axon.close();
        database.close();
    }
}
