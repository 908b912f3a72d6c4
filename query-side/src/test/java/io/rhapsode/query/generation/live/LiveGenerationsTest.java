package io.rhapsode.query.generation.live;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.OTHER_TENANT;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import io.rhapsode.query.generation.History;
import io.rhapsode.query.generation.RandomHistories;
import io.rhapsode.query.generation.domain.ProgressFold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A client sees each public event once and in order, however often it goes and comes back, and however slow it or another one is. */
@Timeout(120)
class LiveGenerationsTest {

    /** Less than the time after which a follower looks at the log unasked. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final TestDatabase database = new TestDatabase();
    private TestAxon axon;
    private UnreliableTail source;
    private LogTail tail;
    private LiveGenerations live;

    @BeforeEach
    void start() {
        axon = TestAxon.start(database, configurer -> {});
        source = new UnreliableTail(axon.log());
        tail = new LogTail(source);
        live = new LiveGenerations(axon.log(), tail);
        new AnnotationQueryHandlerAdapter<>(live).subscribe(axon.configuration().queryBus());
        tail.start();
    }

    @AfterEach
    void stop() {
        tail.stop();
        axon.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void clientsThatComeAndGoSeeEverythingOnce(long seed) {
        source.failures = new Random(seed);
        var walk = new RandomHistories(seed, 12);
        axon.publish(walk.beginnings());
        List<CompletableFuture<List<ProgressView>>> clients = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 36; number++) {
                var id = walk.ids().get(number % walk.ids().size());
                var random = new Random(seed * 1_000 + number);
                clients.add(CompletableFuture.supplyAsync(() -> followWithInterruptions(id, random), threads));
            }
            while (walk.goesOn()) {
                axon.publish(walk.next());
            }
            for (int number = 0; number < clients.size(); number++) {
                var id = walk.ids().get(number % walk.ids().size());
                assertThat(clients.get(number).join())
                        .as("seed %d, client %d", seed, number)
                        .isEqualTo(told(id));
            }
        }
    }

    @Test
    void aNewClientBeginsWithWhatHasHappenedAndGoesOn() {
        var history = new History(History.id(1))
                .requested(TENANT, 2 * CHUNK)
                .planned(2)
                .spoken(0, 0);
        axon.publish(history.take());

        StepVerifier.create(follow(History.id(1), -1).map(ProgressView::sequence))
                .expectNext(0L, 1L, 2L, 3L, 4L)
                .then(() -> axon.publish(history.spoken(0, 1).merged().take()))
                .expectNext(5L)
                .then(() -> axon.publish(history.completed().rated(5).take()))
                .expectNext(7L)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void aClientThatComesBackCountsOnWhatItHasNotSeen() {
        var history = new History(History.id(1))
                .requested(TENANT, 4 * CHUNK)
                .planned(4)
                .spoken(0, 0)
                .spoken(0, 1);
        axon.publish(history.take());

        var next = follow(History.id(1), 4).blockFirst(LIMIT);

        assertThat(next)
                .isEqualTo(
                        new ProgressView(5, "progress", History.id(1), GenerationStatus.GENERATING, 4, 2, 0.4, null));
    }

    @Test
    void atOrBehindTheEndThereIsNothing() {
        axon.publish(
                new History(History.id(1)).requested().cancelled(0).merged().take());

        assertThat(follow(History.id(1), 0).collectList().block(LIMIT)).hasSize(1);
        assertThat(follow(History.id(1), 1).collectList().block(LIMIT)).isEmpty();
        assertThat(follow(History.id(1), 99).collectList().block(LIMIT)).isEmpty();
    }

    @Test
    void whatIsNotThereOrAnotherTenantsIsNotFound() {
        axon.publish(new History(History.id(1)).requested().take());

        for (var query : List.of(
                new FollowGeneration(TENANT, History.id(404), -1),
                new FollowGeneration(OTHER_TENANT, History.id(1), -1),
                new FollowGeneration(OTHER_TENANT, History.id(1), 5))) {
            StepVerifier.create(ask(query))
                    .expectErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    RejectedException.class,
                                    refusal ->
                                            assertThat(refusal.rejection()).isEqualTo(Rejection.GENERATION_NOT_FOUND)))
                    .verify(LIMIT);
        }
    }

    @Test
    void aClientThatTakesNothingHoldsUpNobodyAndMissesNothing() {
        int chunks = 2_000; // many times a mailbox
        var history =
                new History(History.id(1)).requested(TENANT, chunks * CHUNK).planned(chunks);
        axon.publish(history.take());
        List<ProgressView> slow = new ArrayList<>();
        var done = new CompletableFuture<List<ProgressView>>();
        var client = new BaseSubscriber<ProgressView>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }

            @Override
            protected void hookOnNext(ProgressView view) {
                slow.add(view);
            }

            @Override
            protected void hookOnComplete() {
                done.complete(slow);
            }
        };
        follow(History.id(1), -1).subscribe(client);
        var quick = follow(History.id(1), -1).collectList().toFuture();

        IntStream.range(0, chunks).forEach(index -> {
            history.spoken(0, index);
            if (index % 400 == 399) {
                axon.publish(history.take());
            }
        });
        axon.publish(history.merged().completed().take());

        var expected = told(History.id(1));
        assertThat(quick.join()).isEqualTo(expected);
        assertThat(slow).hasSizeLessThanOrEqualTo(1);
        client.requestUnbounded();
        assertThat(done.join()).isEqualTo(expected);
    }

    @Test
    void aClientThatGoesLeavesNothingBehind() {
        axon.publish(new History(History.id(1)).requested().take());
        List<Disposable> clients = IntStream.range(0, 50)
                .mapToObj(number -> follow(History.id(1), -1).subscribe())
                .toList();
        await().until(() -> live.followers() == 50);

        clients.forEach(Disposable::dispose);

        await().until(() -> live.followers() == 0);
    }

    @Test
    void aClientThatGoesWhileItsLogIsReadBreaksNoConnection() {
        int chunks = 1_000;
        var history =
                new History(History.id(1)).requested(TENANT, chunks * CHUNK).planned(chunks);
        IntStream.range(0, chunks).forEach(index -> history.spoken(0, index));
        axon.publish(history.take());
        await().until(() -> connectionsOfTheWriter().size() == database.writer().getMaximumPoolSize());
        var before = connectionsOfTheWriter();

        var random = new Random(1);
        Flux.range(0, 300)
                .flatMap(
                        number -> follow(History.id(1), -1)
                                .takeUntilOther(Mono.delay(Duration.ofMillis(random.nextInt(15)))),
                        8)
                .blockLast(Duration.ofSeconds(60));

        assertThat(connectionsOfTheWriter()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLogThatCannotBeReadForAWhileLosesNothing(boolean badly) {
        source.badly = badly;
        var history = new History(History.id(1)).requested(TENANT, 2 * CHUNK).planned(2);
        axon.publish(history.take());
        var seen = new ConcurrentLinkedQueue<Long>();
        var client = follow(History.id(1), -1).map(ProgressView::sequence).subscribe(seen::add);
        await().until(() -> seen.size() == 4);

        source.broken = true;
        axon.publish(history.spoken(0, 0).take());
        await().until(() -> source.refusals.get() > 0);
        axon.publish(history.spoken(0, 1).take());
        source.broken = false;

        await().until(() -> seen.size() == 6);
        assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        client.dispose();
    }

    @Test
    void aClientIsNotLeftWaitingByAnError() {
        var broken =
                new EmbeddedEventStore(EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine())) {
                    @Override
                    public DomainEventStream readEvents(String aggregate, long first) {
                        throw new OutOfMemoryError("no memory");
                    }
                };
        var onBroken = new LiveGenerations(broken, tail);

        StepVerifier.create(onBroken.handle(new FollowGeneration(TENANT, History.id(1), -1)))
                .expectErrorSatisfies(failure -> assertThat(failure).hasCauseInstanceOf(OutOfMemoryError.class))
                .verify(LIMIT);
        await().until(() -> onBroken.followers() == 0);
    }

    @Test
    void whoeverCallsWakesTheTail() {
        await().until(() -> source.callback != null);
        var callback = Objects.requireNonNull(source.callback);
        long begin = System.nanoTime();
        for (int round = 0; round < 30; round++) {
            int looks = source.looks.get();
            callback.run();
            while (source.looks.get() == looks) {
                Thread.onSpinWait();
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3)); // polls take longer
    }

    @Test
    void theEndOfTheServerEndsTheStreams() {
        axon.publish(new History(History.id(1)).requested().take());

        StepVerifier.create(follow(History.id(1), -1))
                .expectNextCount(1)
                .then(tail::stop)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void whoeverComesBackWhileTheServerEndsIsLetGoAgain() {
        axon.publish(new History(History.id(1)).requested().take());
        tail.stop();

        StepVerifier.create(follow(History.id(1), -1))
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
    }

    private List<Integer> connectionsOfTheWriter() {
        return database.owner()
                .query(
                        "select pid from pg_stat_activity where datname = current_database() and application_name = ? order by pid",
                        (row, number) -> row.getInt("pid"),
                        TestDatabase.WRITER);
    }

    private List<ProgressView> followWithInterruptions(GenerationId id, Random random) {
        List<ProgressView> seen = new ArrayList<>();
        while (seen.isEmpty() || !seen.getLast().last()) {
            long after = seen.isEmpty() ? -1 : seen.getLast().sequence();
            var stream = follow(id, after);
            var part = switch (random.nextInt(3)) {
                case 0 -> stream.take(1 + random.nextInt(4));
                case 1 -> stream.takeUntilOther(Mono.delay(Duration.ofMillis(random.nextInt(40))));
                default -> stream.limitRate(1).take(1 + random.nextInt(30));
            };
            part.doOnNext(seen::add).blockLast(LIMIT);
        }
        return seen;
    }

    private Flux<ProgressView> follow(GenerationId id, long after) {
        return ask(new FollowGeneration(TENANT, id, after));
    }

    private Flux<ProgressView> ask(FollowGeneration query) {
        return Flux.from(axon.configuration().queryGateway().streamingQuery(query, ProgressView.class));
    }

    /** What there is to see from the beginning, as the log says when all is over. */
    private List<ProgressView> told(GenerationId id) {
        var fold = new ProgressFold();
        return axon.log()
                .readEvents(id.value(), 0)
                .asStream()
                .map(message -> fold.tell((GenerationEvent) message.getPayload(), message.getSequenceNumber()))
                .flatMap(Optional::stream)
                .toList();
    }
}
