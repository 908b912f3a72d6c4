package io.rhapsode.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A unit's events go into the database together, or after a failure one by one, so that only the guilty one stays out. */
class UnitWriterTest {

    private final TestDatabase database = new TestDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.writer());
    private final List<List<String>> writes = new ArrayList<>();
    private final UnitWriter writer = new UnitWriter("test", database.transactions(), this::write);
    private Predicate<String> outage = word -> false;

    @BeforeEach
    void createTable() {
        database.owner().execute("create table written (word text check (word <> 'bad'))");
        database.owner().execute("grant all on written to rhapsode_writer");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aUnitIsWrittenInOneGo() {
        var unit = deliver(events("a", "b", "c"));

        assertThat(unit.failed()).isFalse();
        assertThat(writes).containsExactly(List.of("a", "b", "c"));
        assertThat(written()).containsExactly("a", "b", "c");
    }

    @Test
    void afterAFailureOnlyTheGuiltyOneStaysOut() {
        var events = events("a", "bad", "b");

        assertThat(deliver(events).failed()).isTrue();
        assertThat(written()).isEmpty();

        var again = deliver(events);
        assertThat(again.failed()).isFalse();
        assertThat(again.refused()).containsExactly("bad");
        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void whatCameThroughIsNoSuspectAnyLonger() {
        var events = events("a", "bad", "b");
        deliver(events);
        deliver(events);
        writes.clear();

        deliver(List.of(events.getFirst(), events.getLast()));

        assertThat(writes).containsExactly(List.of("a", "b"));
    }

    @Test
    void whoWasSuspectedLongAgoIsNotWrittenBeforeWhatItBuildsUpon() {
        var failed = events("a", "bad", "b");
        deliver(failed);
        deliver(failed.subList(0, 2)); // the last one has become a dead letter behind the bad one
        writes.clear();

        var anew = deliver(List.of(events("c").getFirst(), failed.getLast()));

        assertThat(anew.failed()).isFalse();
        assertThat(writes).containsExactly(List.of("c", "b"));
    }

    @Test
    void suspectsAreForgottenWhereTheyAreTooMany() {
        var first = events("a", "bad");
        deliver(first);
        var many = new String[UnitWriter.REMEMBERED];
        Arrays.fill(many, "bad");
        deliver(events(many));

        assertThat(deliver(first).failed()).isTrue();
        assertThat(deliver(first).refused()).containsExactly("bad");
        assertThat(written()).containsExactly("a");
    }

    @Test
    void anOutageFailsTheUnitAndMakesNobodyASuspect() {
        var events = events("a", "b");
        outage = word -> true;
        var during = deliver(events);
        assertThat(during.failed()).isTrue();
        outage = word -> false;
        writes.clear();

        deliver(events);

        assertThat(writes).containsExactly(List.of("a", "b"));
    }

    @Test
    void anOutageWhileSuspectsAreWrittenFailsTheUnitAndRefusesNone() {
        var events = events("a", "bad", "b");
        deliver(events);
        outage = word -> word.equals("b");
        var during = deliver(events);
        assertThat(during.failed()).isTrue();
        assertThat(during.refused()).containsExactly("bad"); // whose dead letter is rolled back with the unit
        assertThat(written()).isEmpty();
        outage = word -> false;

        var afterwards = deliver(events);

        assertThat(afterwards.failed()).isFalse();
        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void aDeadLetterIsWrittenWhileItsHandlerRuns() {
        var event = events("bad").getFirst();
        var unit = DefaultUnitOfWork.startAndGet(event);
        unit.attachTransaction(new SpringTransactionManager(database.transactions()));
        unit.resources().put(DeadLetter.class.getName(), new GenericDeadLetter<>("sequence", event));
        List<String> refused = new ArrayList<>();
        unit.executeWithResult(() -> add(event, refused));

        assertThat(refused).containsExactly("bad");
    }

    private record Delivered(boolean failed, List<String> refused) {}

    private Delivered deliver(List<EventMessage<?>> events) {
        var unit = DefaultUnitOfWork.startAndGet(events.getFirst());
        unit.attachTransaction(new SpringTransactionManager(database.transactions()));
        List<String> refused = new ArrayList<>();
        var result = unit.executeWithResult(
                () -> events.stream().map(event -> add(event, refused)).toList());
        return new Delivered(result.isExceptional(), refused);
    }

    private boolean add(EventMessage<?> event, List<String> refused) {
        try {
            writer.add(event);
        } catch (RuntimeException failure) {
            refused.add((String) event.getPayload());
        }
        return true;
    }

    private void write(List<EventMessage<?>> events) {
        var words = events.stream().map(event -> (String) event.getPayload()).toList();
        writes.add(words);
        for (String word : words) {
            jdbc.update("insert into written values (?)", word);
            if (outage.test(word)) {
                throw new CannotAcquireLockException("not now");
            }
        }
    }

    private List<@Nullable String> written() {
        return database.owner().queryForList("select word from written", String.class);
    }

    private static List<EventMessage<?>> events(String... words) {
        return List.<EventMessage<?>>copyOf(
                Arrays.stream(words).map(GenericEventMessage::new).toList());
    }
}
