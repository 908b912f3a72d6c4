package io.rhapsode.query.generation;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.OTHER_TENANT;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.CountUnderWay;
import io.rhapsode.events.generation.FindChunks;
import io.rhapsode.events.generation.FindGeneration;
import io.rhapsode.events.generation.FindRouting;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationPage;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.ListGenerations;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.generation.UnderWayView;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered over the query bus: from rows, from events where there are none yet, and never about another tenant. */
class GenerationQueriesTest {

    private static final ProjectId PROJECT = new ProjectId("prj_book");

    private final TestDatabase database = new TestDatabase();
    private TestAxon axon;

    @BeforeEach
    void start() {
        axon = TestAxon.start(database, configurer -> {
            configurer
                    .eventProcessing()
                    .registerEventHandler(c -> new GenerationProjection(database.writer(), database.transactions()))
                    .registerSequencingPolicy(GenerationProjection.GROUP, c -> new PerGeneration());
            configurer.registerQueryHandler(c ->
                    new GenerationQueries(database.reader(), new ToldFromEvents(c.eventStore()), Clock.systemUTC()));
        });
    }

    @AfterEach
    void stop() {
        axon.close();
        database.close();
    }

    @Test
    void whatHasNoRowYetIsToldFromItsEvents() {
        axon.processor(GenerationProjection.GROUP).shutDown();
        title(History.id(1), "A title");
        axon.publish(
                new History(History.id(1)).requested().planned(3).spoken(0, 1).take());

        var view = find(TENANT, History.id(1));
        assertThat(view.status()).isEqualTo(GenerationStatus.GENERATING);
        assertThat(view.title()).isEqualTo("A title");
        assertThat(view.chunksDone()).isEqualTo(1);
        assertThat(ask(new FindChunks(TENANT, History.id(1)), ChunksView.class).items())
                .extracting(chunk -> chunk.status())
                .containsExactly("pending", "synthesized", "pending");
        assertThat(ask(new FindRouting(TENANT, History.id(1)), RoutingView.class)
                        .candidates())
                .hasSize(2);
        assertThat(database.owner().queryForList("select * from generation")).isEmpty();
    }

    @Test
    void whatIsRequestedHasNeitherChunksNorRoutingYet() {
        axon.publish(new History(History.id(1)).requested().take());
        awaitProjection();

        assertThat(ask(new FindChunks(TENANT, History.id(1)), ChunksView.class).items())
                .isEmpty();
        assertThat(ask(new FindRouting(TENANT, History.id(1)), RoutingView.class)
                        .strategy())
                .isNull();
    }

    @Test
    void anotherTenantsGenerationDoesNotExist() {
        axon.publish(new History(History.id(1)).requested().planned(1).take());
        assertNotFound(OTHER_TENANT, History.id(1));
        awaitProjection();
        assertNotFound(OTHER_TENANT, History.id(1));
        assertThat(list(OTHER_TENANT, 50, null).items()).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsNotFound() {
        assertNotFound(TENANT, History.id(404));
    }

    @Test
    void theListIsNewestFirstAndStableUnderInserts() {
        var random = new Random(7);
        publishRequested(1, 57);
        awaitProjection();

        List<GenerationId> seen = new ArrayList<>();
        String cursor = null;
        int added = 1_000;
        do {
            var page = list(TENANT, 1 + random.nextInt(9), cursor);
            page.items().forEach(view -> seen.add(view.generationId()));
            cursor = page.nextCursor();
            publishRequested(added, 3); // in front of all pages
            added += 3;
            awaitProjection();
        } while (cursor != null);

        var expected = IntStream.iterate(57, number -> number > 0, number -> number - 1)
                .mapToObj(History::id)
                .toList();
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void generationsOfTheSameMomentAreEachListedOnce() {
        for (int number = 1; number <= 10; number++) {
            axon.publish(new History(History.id(number)).requested().take()); // all at History.BEGINNING
        }
        awaitProjection();

        var seen = new ArrayList<GenerationId>();
        String cursor = null;
        do {
            var page = list(TENANT, 3, cursor);
            page.items().forEach(view -> seen.add(view.generationId()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).hasSize(10);
        assertThat(new HashSet<>(seen)).hasSize(10);
    }

    @Test
    void theLastPageSaysSoEvenWhenItIsFull() {
        publishRequested(1, 4);
        awaitProjection();

        var first = list(TENANT, 2, null);
        assertThat(first.nextCursor()).isNotNull();
        assertThat(list(TENANT, 2, first.nextCursor()).nextCursor()).isNull();
    }

    @Test
    void previewsAndWhatIsErasedAreNotListed() {
        axon.publish(new History(History.id(1))
                .requested(TENANT, CHUNK, GenerationKind.PREVIEW, null)
                .take());
        axon.publish(
                new History(History.id(2)).requested().cancelled(0).erased().take());
        axon.publish(new History(History.id(3)).requested().take());
        awaitProjection();

        assertThat(list(TENANT, 50, null).items())
                .extracting(GenerationView::generationId)
                .containsExactly(History.id(3));
        assertThat(find(TENANT, History.id(1)).kind()).isEqualTo(GenerationKind.PREVIEW);
    }

    @Test
    void whatIsUnderWayIsCountedForItsTenantUpToTheLimit() {
        for (int number = 1; number <= 4; number++) {
            axon.publish(new History(History.id(number)).requested().take());
        }
        axon.publish(new History(History.id(5)).requested().cancelled(0).take());
        axon.publish(new History(History.id(6))
                .requested(TENANT, CHUNK, GenerationKind.PREVIEW, null)
                .take());
        awaitProjection();

        assertThat(ask(new CountUnderWay(TENANT, 50), UnderWayView.class)).isEqualTo(new UnderWayView(4));
        assertThat(ask(new CountUnderWay(TENANT, 3), UnderWayView.class)).isEqualTo(new UnderWayView(3));
        assertThat(ask(new CountUnderWay(OTHER_TENANT, 50), UnderWayView.class)).isEqualTo(new UnderWayView(0));
    }

    @Test
    void theListCanBeFilteredByStatusAndProject() {
        axon.publish(new History(History.id(1))
                .requested(TENANT, CHUNK, GenerationKind.STANDARD, PROJECT)
                .take());
        axon.publish(new History(History.id(2)).requested().cancelled(0).take());
        axon.publish(new History(History.id(3))
                .requested(TENANT, CHUNK, GenerationKind.STANDARD, PROJECT)
                .cancelled(0)
                .take());
        awaitProjection();

        assertThat(ids(new ListGenerations(TENANT, GenerationStatus.CANCELLED, null, 50, null)))
                .containsExactlyInAnyOrder(History.id(2), History.id(3));
        assertThat(ids(new ListGenerations(TENANT, null, PROJECT, 50, null)))
                .containsExactlyInAnyOrder(History.id(1), History.id(3));
        assertThat(ids(new ListGenerations(TENANT, GenerationStatus.CANCELLED, PROJECT, 50, null)))
                .containsExactly(History.id(3));
    }

    @Test
    void aCursorThatNoPageGaveOutIsRefused() {
        for (String cursor : List.of("", "x", "%%%", "MTIz", "OTk5OTk5OTk5OTk5OTk5OTk5OTpnZW5fMQ", "LTE6Z2VuXzE")) {
            assertThatThrownBy(() -> list(TENANT, 50, cursor)).hasCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> list(TENANT, 0, null)).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> list(TENANT, 201, null)).hasCauseInstanceOf(IllegalArgumentException.class);
    }

    private void publishRequested(int from, int count) {
        for (int number = from; number < from + count; number++) {
            var message = new History(History.id(number)).requested().take().getFirst();
            axon.publish(List.of(History.message(
                    "Generation",
                    History.id(number).value(),
                    0,
                    message.getPayload(),
                    History.BEGINNING.plusSeconds(number))));
        }
    }

    private void title(GenerationId id, String title) {
        database.owner().update("insert into personal_generation values (?, ?, ?)", id.value(), TENANT.value(), title);
    }

    private void assertNotFound(TenantId tenant, GenerationId id) {
        for (Object query :
                List.of(new FindGeneration(tenant, id), new FindChunks(tenant, id), new FindRouting(tenant, id))) {
            assertThatThrownBy(() -> ask(query, Object.class))
                    .rootCause()
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            refusal -> assertThat(refusal.rejection()).isEqualTo(Rejection.GENERATION_NOT_FOUND));
        }
    }

    private GenerationView find(TenantId tenant, GenerationId id) {
        return ask(new FindGeneration(tenant, id), GenerationView.class);
    }

    private GenerationPage list(TenantId tenant, int limit, @Nullable String cursor) {
        return ask(new ListGenerations(tenant, null, null, limit, cursor), GenerationPage.class);
    }

    private List<GenerationId> ids(ListGenerations query) {
        return ask(query, GenerationPage.class).items().stream()
                .map(GenerationView::generationId)
                .toList();
    }

    private <T> T ask(Object query, Class<T> answer) {
        return axon.configuration()
                .queryGateway()
                .query(query, ResponseTypes.instanceOf(answer))
                .join();
    }

    private void awaitProjection() {
        await().until(() -> axon.caughtUp(GenerationProjection.GROUP));
    }
}
