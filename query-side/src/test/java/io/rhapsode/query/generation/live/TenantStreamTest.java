package io.rhapsode.query.generation.live;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.OTHER_TENANT;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.feed.FollowTenant;
import io.rhapsode.events.feed.NewsView;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import io.rhapsode.query.generation.History;
import io.rhapsode.query.generation.RandomHistories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A client sees each public event of its tenant once, wherever it comes back, and nobody else's. */
@Timeout(120)
class TenantStreamTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String BEGINNING = "0";

    private final TestDatabase database = new TestDatabase();
    private TestAxon axon;
    private UnreliableTail source;
    private LogTail tail;

    @BeforeEach
    void start() {
        axon = TestAxon.start(database, configurer -> {});
        source = new UnreliableTail(axon.log());
        tail = new LogTail(source);
        new AnnotationQueryHandlerAdapter<>(new LiveGenerations(axon.log(), tail))
                .subscribe(axon.configuration().queryBus());
        tail.start();
    }

    @AfterEach
    void stop() {
        tail.stop();
        axon.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aClientThatComesAndGoesSeesEverythingOnce(long seed) {
        source.drops = false; // a log loses connections, but no events
        source.failures = new Random(seed);
        var walk = new RandomHistories(seed, 12);
        var account = new History.Account().opened();
        var end = new CompletableFuture<Integer>();
        List<CompletableFuture<List<NewsView>>> clients = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 8; number++) {
                var random = new Random(seed * 1_000 + number);
                clients.add(CompletableFuture.supplyAsync(() -> followWithInterruptions(random, end), threads));
            }
            publish(TENANT, walk.beginnings());
            while (walk.goesOn()) {
                publish(TENANT, walk.next());
                publish(TENANT, account.granted(1).take());
            }
            publish(TENANT, account.released(History.id(1), 77).take());
            List<NewsView> all = everything();
            end.complete(all.size());
            for (var client : clients) {
                var seen = client.join();
                assertThat(seen).extracting(TenantStreamTest::what).doesNotHaveDuplicates();
                assertThat(seen)
                        .extracting(TenantStreamTest::what)
                        .containsExactlyElementsOf(
                                all.stream().map(TenantStreamTest::what).toList());
            }
        }
    }

    @Test
    void comingBackAtEachPositionGivesExactlyTheRest() {
        var account = new History.Account().opened().granted(100).held(History.id(1), 10, 10);
        publish(
                TENANT,
                new History(History.id(1))
                        .requested(TENANT, CHUNK)
                        .planned(1)
                        .spoken(0, 0)
                        .merged()
                        .completed()
                        .rated(5)
                        .take());
        publish(TENANT, account.committed(History.id(1), 10, 0).take());
        publish(
                OTHER_TENANT,
                new History(History.id(2)).requested(OTHER_TENANT, CHUNK).take());
        var all = everything();
        assertThat(all).hasSize(6 + 4);
        for (int seen = 0; seen < all.size() - 1; seen++) {
            assertThat(follow(TENANT, all.get(seen).position())
                            .take(all.size() - 1 - seen)
                            .collectList()
                            .block(LIMIT))
                    .isEqualTo(all.subList(seen + 1, all.size()));
        }
    }

    @Test
    void whatIsCommittedLateIsStillToldToWhoHasSeenWhatCameBehind() throws Exception {
        publish(TENANT, new History(History.id(1)).requested().take());
        var seen = new ConcurrentLinkedQueue<NewsView>();
        var staying = follow(TENANT, BEGINNING).subscribe(seen::add);
        await().until(() -> seen.size() == 1);
        var drawn = new CompletableFuture<Void>();
        var commit = new CompletableFuture<Void>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = CompletableFuture.runAsync(
                    () -> new TransactionTemplate(new JdbcTransactionManager(database.writer()))
                            .executeWithoutResult(transaction -> {
                                axon.log()
                                        .publish(of(
                                                TENANT,
                                                new History(History.id(2))
                                                        .requested()
                                                        .take()));
                                drawn.complete(null);
                                commit.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                                        .join();
                            }),
                    threads);
            drawn.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            publish(TENANT, new History(History.id(3)).requested().take());
            await().until(() -> seen.size() == 2);
            String position = List.copyOf(seen).getLast().position();
            assertThat(LogPosition.parse(position).missing()).isNotEmpty();

            commit.complete(null);
            late.join();
            assertThat(what(Objects.requireNonNull(follow(TENANT, position).blockFirst(LIMIT))))
                    .isEqualTo(History.id(2) + "/0");
        }
        await().until(() -> seen.size() == 3);
        assertThat(seen)
                .extracting(TenantStreamTest::what)
                .containsExactly(History.id(1) + "/0", History.id(3) + "/0", History.id(2) + "/0");
        assertThat(follow(TENANT, List.copyOf(seen).getLast().position())
                        .takeUntilOther(Mono.delay(Duration.ofMillis(500)))
                        .collectList()
                        .block(LIMIT))
                .isEmpty();
        staying.dispose();
    }

    /** Now is as far as the node has read: what it had told somebody is not told to who comes later. */
    @Test
    void aNewStreamBeginsNowAndTellsTheAccount() {
        var account = new History.Account().opened();
        publish(TENANT, account.take());
        var before = new ConcurrentLinkedQueue<NewsView>();
        var first = follow(TENANT, null).subscribe(before::add);
        await().until(() -> {
            publish(TENANT, account.granted(5).take());
            return !before.isEmpty();
        });
        var told = List.copyOf(before);
        var after = new ConcurrentLinkedQueue<NewsView>();
        var second = follow(TENANT, null).subscribe(after::add);
        await().until(() -> {
            publish(TENANT, account.granted(7).take());
            return after.stream().anyMatch(news -> grants(news, 7));
        });
        assertThat(List.copyOf(after)).doesNotContainAnyElementsOf(told);
        first.dispose();
        second.dispose();
    }

    private static boolean grants(NewsView news, long credits) {
        var moved = Objects.requireNonNull(news.credits());
        return moved.kind() == MovementKind.GRANTED && moved.credits() == credits;
    }

    @Test
    void aLimitThatIsCrossedIsToldAndMovesNothing() {
        var account = new History.Account().opened();
        account.add(new LimitsSet(account.id(), 900L, null, ActorId.OPERATOR));
        account.add(new BalanceLow(account.id(), 880, 900));
        publish(TENANT, account.take());
        var told = Objects.requireNonNull(
                follow(TENANT, BEGINNING).take(3).collectList().block(LIMIT));
        assertThat(told)
                .extracting(view -> Objects.requireNonNull(view.credits()).kind())
                .containsExactly(MovementKind.OPENED, MovementKind.LIMITS_SET, MovementKind.BALANCE_LOW);
        assertThat(Objects.requireNonNull(told.getLast().credits()).credits()).isZero();
    }

    @Test
    void nothingOfAnotherTenantIsEverTold() {
        publish(TENANT, new History(History.id(1)).requested().completed().take());
        publish(
                OTHER_TENANT,
                new History(History.id(2)).requested(OTHER_TENANT, CHUNK).take());
        assertThat(follow(OTHER_TENANT, BEGINNING).blockFirst(LIMIT))
                .extracting(TenantStreamTest::what)
                .isEqualTo(History.id(2) + "/0");
    }

    /** So one that loses its connection meanwhile does not begin where it did. */
    @Test
    void whoeverIsFarBehindHearsOnItsWayHowFarItHasCome() {
        int chunks = LogReads.LOOKED_THROUGH;
        var others = new History(History.id(2))
                .requested(OTHER_TENANT, chunks * CHUNK)
                .planned(chunks);
        IntStream.range(0, chunks).forEach(index -> others.spoken(0, index));
        publish(OTHER_TENANT, others.take());
        publish(TENANT, new History(History.id(1)).requested().take());

        var told = Objects.requireNonNull(
                ask(TENANT, BEGINNING).take(3).collectList().block(LIMIT));

        assertThat(told.getFirst().position()).isEqualTo(BEGINNING);
        assertThat(told.get(1)).isEqualTo(new NewsView(told.get(1).position(), null, null));
        assertThat(LogPosition.parse(told.get(1).position()).index()).isGreaterThanOrEqualTo(chunks);
        assertThat(what(told.getLast())).isEqualTo(History.id(1) + "/0");
        assertThat(follow(TENANT, told.get(1).position()).blockFirst(LIMIT)).isEqualTo(told.getLast());
    }

    @Test
    void aPositionAheadOfTheLogIsRefused() {
        for (String position : List.of("99999", "mine")) {
            StepVerifier.create(follow(TENANT, position))
                    .expectError(IllegalArgumentException.class)
                    .verify(LIMIT);
        }
    }

    private List<NewsView> followWithInterruptions(Random random, CompletableFuture<Integer> end) {
        List<NewsView> seen = new ArrayList<>();
        while (!end.isDone() || seen.size() < end.join()) {
            var stream =
                    follow(TENANT, seen.isEmpty() ? BEGINNING : seen.getLast().position());
            var part = random.nextBoolean() ? stream.take(1 + random.nextInt(30)) : stream.limitRate(1);
            part.takeUntilOther(Mono.delay(Duration.ofMillis(1 + random.nextInt(300))))
                    .doOnNext(seen::add)
                    .blockLast(LIMIT);
        }
        return seen;
    }

    /** Up to the last that a test has written. */
    private List<NewsView> everything() {
        return Objects.requireNonNull(follow(TENANT, BEGINNING)
                .takeUntilOther(Mono.delay(Duration.ofSeconds(2)))
                .collectList()
                .block(LIMIT));
    }

    private static String what(NewsView view) {
        if (view.progress() != null) {
            return view.progress().generationId() + "/" + view.progress().sequence();
        }
        return "account/" + Objects.requireNonNull(view.credits()).movement();
    }

    private Flux<NewsView> ask(TenantId tenant, @Nullable String after) {
        return Flux.from(
                axon.configuration().queryGateway().streamingQuery(new FollowTenant(tenant, after), NewsView.class));
    }

    private Flux<NewsView> follow(TenantId tenant, @Nullable String after) {
        return ask(tenant, after).filter(view -> view.progress() != null || view.credits() != null);
    }

    private void publish(TenantId tenant, List<DomainEventMessage<?>> events) {
        axon.publish(of(tenant, events));
    }

    /** Of this moment: what is old cannot be missing any more. */
    private static List<DomainEventMessage<?>> of(TenantId tenant, List<DomainEventMessage<?>> events) {
        return events.stream()
                .<DomainEventMessage<?>>map(event -> new GenericDomainEventMessage<>(
                        event.getType(),
                        event.getAggregateIdentifier(),
                        event.getSequenceNumber(),
                        event.getPayload(),
                        Map.of(MetaDataKeys.TENANT, tenant.value()),
                        event.getIdentifier(),
                        Instant.now()))
                .toList();
    }
}
