package io.rhapsode.query.generation;

import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of generations say what happened, and say it once: however the events come, again after a rebuild, and whatever becomes of others. */
class ProjectionFaultsTest {

    private final ProjectedGenerations projected = new ProjectedGenerations();
    private final TestDatabase database = projected.database();
    private final TestAxon axon = projected.axon();

    @AfterEach
    void stop() {
        projected.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theRowsAreWhatTheEventsTellHoweverTheyAreBatched(long seed) {
        var walk = new RandomHistories(seed, 12);
        while (walk.goesOn()) {
            axon.publish(walk.next());
        }
        projected.awaitProjection();

        var told = new ToldFromEvents(axon.log());
        for (var id : walk.ids()) {
            var story = told.tell(TENANT, id).join().orElseThrow();
            assertThat(projected.find(id))
                    .as("seed %d", seed)
                    .isEqualTo(story.state().view(null, ProjectedGenerations.NOW));
            assertThat(projected.chunks(id).items())
                    .as("seed %d", seed)
                    .isEqualTo(story.chunks().made().orElse(List.of()));
            assertThat(projected.routing(id))
                    .as("seed %d", seed)
                    .isEqualTo(story.routing().view());
        }
    }

    @Test
    void aRebuildGivesTheSameRowsAndLeavesWhatPeopleTyped() {
        publishMany(6);
        axon.publish(new History(History.id(99)).requested().take());
        projected.awaitProjection();
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

        assertThat(projected.find(History.id(99)).title()).isEqualTo("A title");
    }

    @Test
    void eventsThatAreDeliveredAgainChangeNothing() {
        publishMany(6);
        projected.awaitProjection();
        var rows = rows();

        axon.processor(GenerationProjection.GROUP).shutDown();
        database.owner().update("delete from tokenentry");
        axon.processor(GenerationProjection.GROUP).start();
        projected.awaitProjection();

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
        projected.awaitProjection();
        axon.publish(bad.spoken(0, 0).take());
        axon.publish(good.spoken(0, 0).take());
        projected.awaitProjection();

        assertThat(projected.find(good.id()).status()).isEqualTo(GenerationStatus.MERGING);
        assertThat(projected.find(late.id()).status()).isEqualTo(GenerationStatus.GENERATING);
        assertThat(projected.find(bad.id()).status()).isEqualTo(GenerationStatus.ANALYZING);
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
        assertThat(projected.find(bad.id()).status()).isEqualTo(GenerationStatus.MERGING);
        assertThat(projected.find(bad.id()).language()).isEqualTo("de");
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
        projected.awaitProjection();

        assertThat(axon.deadLetters(GenerationProjection.GROUP).amountOfSequences())
                .isZero();
        assertThat(projected.find(history.id()).status()).isEqualTo(GenerationStatus.GENERATING);
    }

    @Test
    void anEventWithoutABeginningIsADeadLetter() {
        var history = new History(History.id(1)).requested();
        history.take();
        axon.publish(history.planned(1).take());
        var other = new History(History.id(2)).requested().planned(1);
        axon.publish(other.take());
        projected.awaitProjection();

        assertThat(axon.deadLetters(GenerationProjection.GROUP)
                        .sequenceSize(history.id().value()))
                .isEqualTo(3);
        assertThat(projected.find(other.id()).status()).isEqualTo(GenerationStatus.GENERATING);
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
}
