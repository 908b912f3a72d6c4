package io.rhapsode.query.usage;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.OTHER_TENANT;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.usage.ListUsage;
import io.rhapsode.events.usage.UsageGroup;
import io.rhapsode.events.usage.UsagePage;
import io.rhapsode.events.usage.UsageView;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import io.rhapsode.query.generation.History;
import io.rhapsode.query.generation.PerGeneration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was used is counted once, on the day and for the one it belongs to. */
class UsageProjectionTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-02");
    private static final ProjectId PROJECT = new ProjectId("prj_" + "a".repeat(26));
    private static final String KEY = "key_one";

    private final TestDatabase database = new TestDatabase();
    private final History.Account account = new History.Account().opened();
    private TestAxon axon;

    @BeforeEach
    void start() {
        axon = TestAxon.start(database, configurer -> {
            configurer
                    .eventProcessing()
                    .registerEventHandler(c -> new UsageProjection(database.writer(), database.transactions()))
                    .registerSequencingPolicy(UsageProjection.GROUP, c -> new PerGeneration());
            configurer.registerQueryHandler(c -> new UsageQueries(database.reader()));
        });
    }

    @AfterEach
    void stop() {
        axon.close();
        database.close();
    }

    @Test
    void deliveredSpeechCountsForItsProviderProjectAndKey() {
        var history = requested(1, PROJECT).planned(1).spoken(0, 0).merged();
        project(by(KEY, history.take()));
        project(account.granted(100)
                .held(History.id(1), 10, 10)
                .committed(History.id(1), 10, 0)
                .take());
        project(history.completed().take());

        assertThat(all(EnumSet.allOf(UsageGroup.class)))
                .containsExactly(
                        new UsageView(DAY, History.LOCAL, PROJECT, new ActorId(KEY), 1, 10, CHUNK, 18_600, 21));
        assertThat(all(Set.of())).containsExactly(new UsageView(null, null, null, null, 1, 10, CHUNK, 18_600, 21));
    }

    @Test
    void aRerouteMovesItToWhoDelivers() {
        project(requested(1, null)
                .planned(1)
                .failedChunk(0, 0)
                .rerouted(1, false)
                .spoken(1, 0)
                .merged()
                .completed()
                .take());
        assertThat(all(Set.of(UsageGroup.PROVIDER)))
                .extracting(UsageView::provider)
                .containsExactly(History.DEAR);
    }

    @Test
    void ofACancelledOneWhatWasSpokenCountsAndOfAFailedOneTheCostOnly() {
        project(requested(1, null).planned(3).spoken(0, 0).cancelled(1).merged().take());
        project(requested(2, null).planned(1).failed(FailureCode.INTERNAL).take());
        assertThat(all(Set.of())).containsExactly(new UsageView(null, null, null, null, 1, 0, CHUNK, 18_600, 7 + 14));
    }

    @Test
    void nothingOfAPersonIsKeptNotEvenWhoSignedIn() {
        project(by(
                "usr_somebody",
                requested(1, null).planned(1).spoken(0, 0).merged().take()));
        assertThat(all(Set.of(UsageGroup.API_KEY)))
                .extracting(UsageView::apiKey)
                .containsOnlyNulls();
        assertThat(database.owner().queryForList("select api_key from usage_generation", String.class))
                .containsExactly("");
    }

    @Test
    void whatIsErasedStaysCounted() {
        var history = requested(1, null).planned(1).spoken(0, 0).merged().completed();
        project(history.take());
        var before = all(EnumSet.allOf(UsageGroup.class));
        project(history.erased().take());
        assertThat(all(EnumSet.allOf(UsageGroup.class))).isEqualTo(before);
    }

    @Test
    void aDayEndsAtMidnightOfUtc() {
        project(at(
                Instant.parse("2028-02-29T23:59:59.999Z"),
                requested(1, null).planned(1).merged().take()));
        project(at(
                Instant.parse("2028-03-01T00:00:00Z"),
                requested(2, null).planned(1).merged().take()));
        var days = ask(
                TENANT, LocalDate.parse("2028-02-01"), LocalDate.parse("2028-03-31"), Set.of(UsageGroup.DAY), 10, null);
        assertThat(days.items())
                .extracting(UsageView::day)
                .containsExactly(LocalDate.parse("2028-03-01"), LocalDate.parse("2028-02-29"));
        assertThat(ask(TENANT, LocalDate.parse("2028-02-29"), LocalDate.parse("2028-02-29"), Set.of(), 10, null)
                        .items())
                .extracting(UsageView::generations)
                .containsExactly(1L);
    }

    @Test
    void anotherTenantSeesNothing() {
        project(requested(1, null).planned(1).merged().take());
        assertThat(ask(OTHER_TENANT, DAY, DAY, Set.of(UsageGroup.DAY), 10, null).items())
                .isEmpty();
    }

    @Test
    void aCursorThatNoPageGaveOutIsRefused() {
        for (String cursor : List.of("mine", "", "MQ", "%", "MQoKCgo")) {
            assertThatThrownBy(() -> ask(TENANT, DAY, DAY, Set.of(), 10, cursor))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSumsAreTheChargesOfTheLedgerHoweverTheyAreBatchedToldAgainOrRebuilt(long seed) {
        var random = new Random(seed);
        project(account.granted(1_000_000).take());
        long charged = 0;
        long delivered = 0;
        for (int number = 1; number <= 80; number++) {
            var history =
                    requested(number, random.nextBoolean() ? PROJECT : null).planned(1);
            var when = History.BEGINNING.plus(Duration.ofHours(random.nextInt(200)));
            var events = new ArrayList<>(by(random.nextBoolean() ? KEY : "key_two", history.take()));
            account.held(History.id(number), number, number);
            if (random.nextInt(4) == 0) {
                account.released(History.id(number), number);
                history.failed(FailureCode.INTERNAL);
            } else {
                history.spoken(0, 0).merged().completed();
                delivered++;
                int paid = random.nextInt(number + 1);
                account.committed(History.id(number), paid, 0);
                if (random.nextInt(3) == 0) {
                    account.add(new DebtPosted(account.id(), History.id(number), number - paid, number));
                    paid = number;
                }
                charged += paid;
            }
            events.addAll(history.take());
            events.addAll(account.take());
            axon.publish(at(when, events));
        }
        assertSums(charged, delivered);

        axon.processor(UsageProjection.GROUP).shutDown();
        database.owner().update("delete from tokenentry");
        axon.processor(UsageProjection.GROUP).start();
        assertSums(charged, delivered);
        axon.processor(UsageProjection.GROUP).shutDown();
        axon.processor(UsageProjection.GROUP).resetTokens();
        axon.processor(UsageProjection.GROUP).start();
        assertSums(charged, delivered);
    }

    private void assertSums(long charged, long delivered) {
        project(List.of());
        assertThat(all(Set.of()))
                .singleElement()
                .returns(charged, UsageView::credits)
                .returns(delivered, UsageView::generations);
        for (var groups : List.of(Set.of(UsageGroup.DAY), EnumSet.allOf(UsageGroup.class))) {
            assertThat(all(groups).stream().mapToLong(UsageView::credits).sum()).isEqualTo(charged);
        }
        assertThat(all(Set.of(UsageGroup.DAY)))
                .extracting(view -> Objects.requireNonNull(view.day()))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    private static History requested(int number, @Nullable ProjectId project) {
        return new History(History.id(number)).requested(TENANT, CHUNK, GenerationKind.STANDARD, project);
    }

    private static List<DomainEventMessage<?>> by(String actor, List<DomainEventMessage<?>> messages) {
        return messages.stream()
                .<DomainEventMessage<?>>map(message -> message.andMetaData(Map.of(MetaDataKeys.ACTOR, actor)))
                .toList();
    }

    private static List<DomainEventMessage<?>> at(Instant when, List<DomainEventMessage<?>> messages) {
        return messages.stream()
                .<DomainEventMessage<?>>map(message -> new GenericDomainEventMessage<>(
                        message.getType(),
                        message.getAggregateIdentifier(),
                        message.getSequenceNumber(),
                        message.getPayload(),
                        message.getMetaData(),
                        message.getIdentifier(),
                        when))
                .toList();
    }

    private void project(List<DomainEventMessage<?>> messages) {
        axon.publish(messages);
        await().atMost(Duration.ofSeconds(30)).until(() -> axon.caughtUp(UsageProjection.GROUP));
    }

    /** Page by page, three at a time. */
    private List<UsageView> all(Set<UsageGroup> groups) {
        List<UsageView> all = new ArrayList<>();
        String cursor = null;
        do {
            var page = ask(TENANT, DAY, DAY.plusDays(30), groups, 3, cursor);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private UsagePage ask(
            TenantId tenant, LocalDate from, LocalDate to, Set<UsageGroup> groups, int limit, @Nullable String cursor) {
        return axon.configuration()
                .queryGateway()
                .query(new ListUsage(tenant, from, to, groups, limit, cursor), UsagePage.class)
                .join();
    }
}
