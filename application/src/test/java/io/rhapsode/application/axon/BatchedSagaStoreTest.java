package io.rhapsode.application.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Sagas are in Axon's tables when a unit of work has committed, and what is remembered is what is there. */
class BatchedSagaStoreTest {

    private static final Serializer JSON = EventJson.underJavaNames();
    private static final AssociationValue OURS = new AssociationValue("generationId", "gen_1");

    private static EmbeddedPostgres postgres;
    private static DataSource data;

    private SagaStore<Object> read;
    private JdbcClient database;
    private BatchedSagaStore sagas;

    /** A saga. */
    static final class Counter {
        int count;
    }

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        data = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(data).load().migrate();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        database = JdbcClient.create(data);
        database.sql("truncate sagaentry, associationvalueentry").update();
        read = JdbcSagaStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(data))
                .sqlSchema(new PostgresSagaSqlSchema())
                .serializer(JSON)
                .build();
        open(true);
    }

    private void open(boolean alone) {
        sagas = new BatchedSagaStore(read, new SagaRows(database, JSON), alone);
    }

    private <T> T inUnit(Supplier<T> work) {
        UnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("event"));
        unit.attachTransaction(new SpringTransactionManager(new JdbcTransactionManager(data)));
        return unit.executeWithResult(work::get).getPayload();
    }

    private void begin(String id) {
        inUnit(() -> {
            sagas.insertSaga(Counter.class, id, new Counter(), Set.of(OURS));
            return id;
        });
    }

    private SagaStore.Entry<Counter> load(String id) {
        return Objects.requireNonNull(sagas.loadSaga(Counter.class, id));
    }

    private int count(String id) {
        return inUnit(() -> load(id).saga().count);
    }

    private int countUp(String id) {
        return inUnit(() -> {
            SagaStore.Entry<Counter> entry = load(id);
            entry.saga().count++;
            sagas.updateSaga(Counter.class, id, entry.saga(), new AssociationValuesImpl(entry.associationValues()));
            return entry.saga().count;
        });
    }

    private void end(String id) {
        inUnit(() -> {
            sagas.deleteSaga(Counter.class, id, Set.of(OURS));
            return id;
        });
    }

    private Set<String> found() {
        return inUnit(() -> sagas.findSagas(Counter.class, OURS));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSagaIsStoredFromItsBeginningToItsEnd(boolean alone) {
        open(alone);
        begin("one");
        begin("two");
        countUp("one");
        countUp("one");

        SagaStore.Entry<Counter> stored = read.loadSaga(Counter.class, "one");
        assertThat(stored.saga().count).isEqualTo(2);
        assertThat(stored.associationValues()).containsExactly(OURS);
        assertThat(count("two")).isZero();

        end("one");
        assertThat(read.loadSaga(Counter.class, "one")).isNull();
        assertThat(read.findSagas(Counter.class, OURS)).containsExactly("two");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsFoundWhileItLives(boolean alone) {
        open(alone);
        assertThat(found()).isEmpty();
        begin("one");
        assertThat(found()).containsExactly("one");
        end("one");
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsRolledBackHasNotHappened(boolean alone) {
        open(alone);
        begin("one");
        countUp("one");
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("event"));
        unit.attachTransaction(new SpringTransactionManager(new JdbcTransactionManager(data)));
        SagaStore.Entry<Counter> entry = load("one");
        entry.saga().count = 77;
        sagas.updateSaga(Counter.class, "one", entry.saga(), new AssociationValuesImpl(entry.associationValues()));
        sagas.insertSaga(Counter.class, "three", new Counter(), Set.of(OURS));

        unit.rollback();

        assertThat(count("one")).isEqualTo(1);
        assertThat(countUp("one")).isEqualTo(2);
        assertThat(found()).containsExactly("one");
    }

    @Test
    void anEndThatIsRolledBackIsNone() {
        begin("one");
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("event"));
        sagas.deleteSaga(Counter.class, "one", Set.of(OURS));

        unit.rollback();

        assertThat(found()).containsExactly("one");
        assertThat(count("one")).isZero();
    }

    @Test
    void whoIsNotAloneReadsWhatAnotherNodeHasWritten() {
        open(false);
        begin("one");
        BatchedSagaStore here = sagas;
        open(false);
        countUp("one");
        sagas = here;

        assertThat(countUp("one")).isEqualTo(2);
    }

    @Test
    void aSagaThatBeginsAndGoesOnInOneUnitIsStoredAsItIsAtItsEnd() {
        inUnit(() -> {
            Counter counter = new Counter();
            sagas.insertSaga(Counter.class, "one", counter, Set.of(OURS));
            counter.count = 5;
            sagas.updateSaga(Counter.class, "one", counter, new AssociationValuesImpl(Set.of(OURS)));
            return counter;
        });

        assertThat(read.loadSaga(Counter.class, "one").saga().count).isEqualTo(5);
        assertThat(read.findSagas(Counter.class, OURS)).containsExactly("one");
    }
}
