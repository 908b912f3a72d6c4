package io.rhapsode.query.generation;

import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FindChunks;
import io.rhapsode.events.generation.FindGeneration;
import io.rhapsode.events.generation.FindRouting;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rows of a generation say, and that they say it once, again after a rebuild, and whatever becomes of others. */
class GenerationProjectionTest {

    private static final Instant NOW = History.BEGINNING.plusSeconds(30);

    private final TestDatabase database = new TestDatabase();
    private TestAxon axon;
    private GenerationQueries queries;

    @BeforeEach
    void start() {
        axon = TestAxon.start(
                database,
                configurer -> configurer
                        .eventProcessing()
                        .registerEventHandler(c -> new GenerationProjection(database.writer(), database.transactions()))
                        .registerSequencingPolicy(GenerationProjection.GROUP, c -> new PerGeneration()));
        queries = new GenerationQueries(
                database.reader(), new ToldFromEvents(axon.log()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        axon.close();
        database.close();
    }

    @Test
    void aCompletedGenerationShowsAllThatItsEventsSay() {
        var account = new History.Account().opened();
        var history = new History(History.id(1)).requested().planned(3);
        axon.publish(history.take());
        axon.publish(account.held(history.id(), 100, 10).take());
        axon.publish(history.spoken(0, 0)
                .spoken(0, 1)
                .spoken(0, 2)
                .mergeProgressed(0.5)
                .merged()
                .take());
        axon.publish(account.committed(history.id(), 10, 90).take());
        axon.publish(history.completed().rated(4).take());
        awaitProjection();

        var view = find(history.id());
        assertThat(view.status()).isEqualTo(GenerationStatus.COMPLETED);
        assertThat(view.fraction()).isEqualTo(1);
        assertThat(view.chunksTotal()).isEqualTo(3);
        assertThat(view.chunksDone()).isEqualTo(3);
        assertThat(view.language()).isEqualTo("en");
        assertThat(view.creditsHeld()).isZero();
        assertThat(view.creditsCharged()).isEqualTo(10);
        assertThat(view.costMicros()).isEqualTo(21);
        assertThat(view.route())
                .isEqualTo(new GenerationView.Route(
                        Strategy.BALANCED,
                        History.LOCAL,
                        VoiceId.of(History.LOCAL, "anna"),
                        RoutingReason.BEST_SCORE,
                        false));
        assertThat(view.audio())
                .isEqualTo(new GenerationView.Audio(
                        ObjectKey.audio(TENANT, history.id(), "mp3"), AudioFormat.MP3, 18_600, 297_600, -19.02, null));
        assertThat(view.feedback()).isEqualTo(new GenerationView.Feedback(4));
        assertThat(view.createdAt()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(view.completedAt()).isEqualTo("2026-01-02T03:04:05.687Z");
        assertThat(view.order()).isEqualTo(History.order());
    }

    @Test
    void aRerouteInOneVoiceBeginsAgain() {
        var history = new History(History.id(1)).requested().planned(3);
        axon.publish(history.take());
        axon.publish(history.spoken(0, 0).failedChunk(0, 1).take());
        awaitProjection();
        assertThat(statuses(history.id())).containsExactly("synthesized", "failed", "pending");
        assertThat(chunks(history.id()).items().get(1).error()).isEqualTo(AttemptOutcome.SERVER_ERROR);

        axon.publish(history.rerouted(1, false).spoken(1, 0).take());
        awaitProjection();

        var view = find(history.id());
        assertThat(view.status()).isEqualTo(GenerationStatus.GENERATING);
        assertThat(view.chunksDone()).isEqualTo(1);
        assertThat(view.costMicros()).isEqualTo(14);
        assertThat(view.route())
                .isEqualTo(new GenerationView.Route(
                        Strategy.BALANCED,
                        History.DEAR,
                        VoiceId.of(History.DEAR, "anna"),
                        RoutingReason.BEST_SCORE,
                        true));
        assertThat(statuses(history.id())).containsExactly("synthesized", "pending", "pending");
        assertThat(chunks(history.id()).items().getFirst().provider()).isEqualTo(History.DEAR);
        assertThat(routing(history.id()).reroutes())
                .singleElement()
                .satisfies(reroute -> assertThat(reroute.to()).isEqualTo(History.DEAR));
    }

    @Test
    void aRerouteThatMixesVoicesKeepsWhatIsSpoken() {
        var history = new History(History.id(1)).requested().planned(3);
        axon.publish(history.spoken(0, 0).failedChunk(0, 1).take());
        axon.publish(history.rerouted(1, true).spoken(1, 1).take());
        awaitProjection();

        assertThat(statuses(history.id())).containsExactly("synthesized", "synthesized", "pending");
        assertThat(find(history.id()).chunksDone()).isEqualTo(2);
    }

    @Test
    void candidatesDearerThanWhatIsHeldAreDropped() {
        var account = new History.Account().opened();
        var history = new History(History.id(1)).requested().planned(1);
        axon.publish(history.take());
        axon.publish(account.held(history.id(), 10, 10).take());
        awaitProjection();

        assertThat(routing(history.id()).dropped())
                .containsExactly(new Exclusion(History.DEAR, ExclusionReason.CREDITS));
        assertThat(find(history.id()).creditsHeld()).isEqualTo(10);
    }

    @Test
    void aFailedGenerationHoldsAndChargesNothing() {
        var account = new History.Account().opened();
        var history = new History(History.id(1)).requested().planned(1);
        axon.publish(history.take());
        axon.publish(account.held(history.id(), 10, 10).take());
        axon.publish(history.failed(FailureCode.ALL_PROVIDERS_FAILED).take());
        axon.publish(account.released(history.id(), 10).take());
        awaitProjection();

        var view = find(history.id());
        assertThat(view.status()).isEqualTo(GenerationStatus.FAILED);
        assertThat(view.error()).isEqualTo(FailureCode.ALL_PROVIDERS_FAILED);
        assertThat(view.creditsHeld()).isZero();
        assertThat(view.creditsCharged()).isZero();
        assertThat(view.completedAt()).isNotNull();
    }

    @Test
    void whatWasSpokenBeforeACancellationCanBeHadAndIsStillCancelled() {
        var history = new History(History.id(1))
                .requested()
                .planned(3)
                .spoken(0, 0)
                .cancelled(1)
                .merged();
        axon.publish(history.take());
        awaitProjection();

        var view = find(history.id());
        assertThat(view.status()).isEqualTo(GenerationStatus.CANCELLED);
        assertThat(view.audio()).isNotNull();
        assertThat(view.fraction()).isLessThan(0.5);
    }

    @Test
    void nothingLeadsToWhatIsErased() {
        var history = new History(History.id(1))
                .requested()
                .planned(1)
                .spoken(0, 0)
                .merged()
                .completed()
                .erased();
        axon.publish(history.take());
        awaitProjection();

        var view = find(history.id());
        assertThat(view.erased()).isTrue();
        assertThat(view.audio()).isNull();
        assertThat(view.textKey()).isNull();
        assertThat(view.status()).isEqualTo(GenerationStatus.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theRowsAreWhatTheEventsTellHoweverTheyAreBatched(long seed) {
        var walk = new RandomHistories(seed, 12);
        while (walk.goesOn()) {
            axon.publish(walk.next());
        }
        awaitProjection();

        var told = new ToldFromEvents(axon.log());
        for (var id : walk.ids()) {
            var story = told.tell(TENANT, id).join().orElseThrow();
            assertThat(find(id)).as("seed %d", seed).isEqualTo(story.state().view(null, NOW));
            assertThat(chunks(id).items())
                    .as("seed %d", seed)
                    .isEqualTo(story.chunks().made().orElse(List.of()));
            assertThat(routing(id))
                    .as("seed %d", seed)
                    .isEqualTo(story.routing().view());
        }
    }

    @Test
    void aRebuildGivesTheSameRowsAndLeavesWhatPeopleTyped() {
        publishMany(6);
        axon.publish(new History(History.id(99)).requested().take());
        awaitProjection();
        var rows = rows();
        database.owner()
                .update(
                        "insert into personal_generation values (?, ?, 'A title')",
                        History.id(99).value(),
                        "ten_acme");
        database.owner()
                .update("update generation set provider = 'nobody', sequence = sequence + 1"); // to be seen gone

        axon.processor(GenerationProjection.GROUP).shutDown();
        axon.processor(GenerationProjection.GROUP).resetTokens();
        axon.processor(GenerationProjection.GROUP).start();
        await().until(() -> rows().equals(rows));

        assertThat(find(History.id(99)).title()).isEqualTo("A title");
    }

    @Test
    void eventsThatAreDeliveredAgainChangeNothing() {
        publishMany(6);
        awaitProjection();
        var rows = rows();

        axon.processor(GenerationProjection.GROUP).shutDown();
        database.owner().update("delete from tokenentry");
        axon.processor(GenerationProjection.GROUP).start();
        awaitProjection();

        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void anEventThatCannotBeWrittenHurtsOnlyItsOwnGeneration() {
        database.owner().execute("alter table generation add constraint no_german check (language <> 'de')");
        var good = new History(History.id(1)).requested();
        var bad = new History(History.id(2)).requested();
        var late = new History(History.id(3)).requested();
        axon.publish(Stream.of(
                        good.planned(1).take(),
                        bad.analyzed("de").routed().split(1).take(),
                        late.planned(1).take())
                .flatMap(List::stream)
                .toList());
        awaitProjection();
        axon.publish(bad.spoken(0, 0).take());
        axon.publish(good.spoken(0, 0).take());
        awaitProjection();

        assertThat(find(good.id()).status()).isEqualTo(GenerationStatus.MERGING);
        assertThat(find(late.id()).status()).isEqualTo(GenerationStatus.GENERATING);
        assertThat(find(bad.id()).status()).isEqualTo(GenerationStatus.ANALYZING);
        assertThat(axon.deadLetters(GenerationProjection.GROUP).amountOfSequences())
                .isEqualTo(1);
        assertThat(axon.deadLetters(GenerationProjection.GROUP)
                        .sequenceSize(bad.id().value()))
                .isEqualTo(4);

        // Still broken: it stays. Repaired: it goes on where it stood.
        assertThat(deadLetterProcessor().processAny()).isFalse();
        assertThat(axon.deadLetters(GenerationProjection.GROUP)
                        .sequenceSize(bad.id().value()))
                .isEqualTo(4);
        database.owner().execute("alter table generation drop constraint no_german");
        assertThat(deadLetterProcessor().processAny()).isTrue();
        assertThat(find(bad.id()).status()).isEqualTo(GenerationStatus.MERGING);
        assertThat(find(bad.id()).language()).isEqualTo("de");
        assertThat(axon.deadLetters(GenerationProjection.GROUP).amountOfSequences())
                .isZero();
    }

    @Test
    void anOutageMakesNoDeadLetters() {
        database.owner().execute("create sequence refusals; grant usage on sequence refusals to rhapsode_writer");
        database.owner().execute("""
                create function full_disk() returns trigger language plpgsql as
                $$ begin
                  perform nextval('refusals');
                  raise exception 'no space left' using errcode = '53100';
                end $$
                """);
        database.owner()
                .execute(
                        "create trigger full_disk before insert on generation for each row execute function full_disk()");
        var history = new History(History.id(1)).requested().planned(1);
        axon.publish(history.take());
        await().until(() -> refusals() > 1);

        database.owner().execute("drop trigger full_disk on generation");
        awaitProjection();

        assertThat(axon.deadLetters(GenerationProjection.GROUP).amountOfSequences())
                .isZero();
        assertThat(find(history.id()).status()).isEqualTo(GenerationStatus.GENERATING);
    }

    @Test
    void anEventWithoutABeginningIsADeadLetter() {
        var history = new History(History.id(1)).requested();
        history.take();
        axon.publish(history.planned(1).take());
        var other = new History(History.id(2)).requested().planned(1);
        axon.publish(other.take());
        awaitProjection();

        assertThat(axon.deadLetters(GenerationProjection.GROUP)
                        .sequenceSize(history.id().value()))
                .isEqualTo(3);
        assertThat(find(other.id()).status()).isEqualTo(GenerationStatus.GENERATING);
    }

    private long refusals() {
        return Objects.requireNonNull(database.owner().queryForObject("select last_value from refusals", Long.class));
    }

    private void publishMany(int generations) {
        var walk = new RandomHistories(42, generations);
        while (walk.goesOn()) {
            axon.publish(walk.next());
        }
    }

    private List<List<Map<String, @Nullable Object>>> rows() {
        return Stream.of(
                        "select * from generation order by generation_id",
                        "select * from generation_chunk order by generation_id, chunk_index",
                        "select generation_id, tenant_id, routing::text from generation_routing order by generation_id")
                .map(sql -> database.owner().queryForList(sql))
                .toList();
    }

    private SequencedDeadLetterProcessor<?> deadLetterProcessor() {
        return axon.configuration()
                .eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(GenerationProjection.GROUP)
                .orElseThrow();
    }

    private void awaitProjection() {
        await().atMost(Duration.ofSeconds(30)).until(() -> axon.caughtUp(GenerationProjection.GROUP));
    }

    private GenerationView find(GenerationId id) {
        return queries.handle(new FindGeneration(TENANT, id)).join();
    }

    private ChunksView chunks(GenerationId id) {
        return queries.handle(new FindChunks(TENANT, id)).join();
    }

    private List<String> statuses(GenerationId id) {
        return chunks(id).items().stream().map(ChunksView.Chunk::status).toList();
    }

    private RoutingView routing(GenerationId id) {
        return queries.handle(new FindRouting(TENANT, id)).join();
    }
}
