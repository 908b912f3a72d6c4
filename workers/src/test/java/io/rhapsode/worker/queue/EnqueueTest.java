package io.rhapsode.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.worker.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task exists exactly if the transaction commits that enqueued it. */
class EnqueueTest {

    private final TestDatabase database = new TestDatabase();
    private final TransactionManager transactions = new SpringTransactionManager(database.transactions());
    private final Chores chores = new Chores();
    private final Node node = new Node(database, Node.settings("node-1"), chores);

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private UnitOfWork<Message<?>> unit(Map<String, String> correlation) {
        UnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("saga"));
        unit.registerCorrelationDataProvider(message -> correlation);
        unit.attachTransaction(transactions);
        return unit;
    }

    private static ResultMessage<Object> run(UnitOfWork<?> unit, Runnable work) {
        return unit.executeWithResult(
                () -> {
                    work.run();
                    return "done";
                },
                RollbackConfigurationType.ANY_THROWABLE);
    }

    private List<String> rows() {
        return database
                .client()
                .sql("select task_instance from scheduled_tasks order by 1")
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void aTaskGoesWithTheTransactionThatIsRolledBackAfterItsRowWasWritten() {
        List<String> written = new ArrayList<>();
        UnitOfWork<?> unit = unit(Map.of());

        var outcome = run(unit, () -> {
            node.queue().enqueue(new Chore("lost"));
            unit.onPrepareCommit(committing -> {
                written.addAll(rows());
                throw new IllegalStateException("the saga cannot be stored");
            });
        });

        assertThat(outcome.isExceptional()).isTrue();
        assertThat(written).as("inside the transaction").containsExactly("lost");
        assertThat(rows()).as("behind it").isEmpty();
        node.lifecycle().start();
        run(unit(Map.of()), () -> node.queue().enqueue(new Chore("kept")));
        await().until(() -> !node.sent().isEmpty());
        assertThat(chores.performed()).containsExactly("kept");
    }

    @Test
    void aTaskOfAHandlerThatFailsIsNeverWritten() {
        var outcome = run(unit(Map.of()), () -> {
            node.queue().enqueue(new Chore("lost"));
            throw new IllegalStateException("refused");
        });

        assertThat(outcome.isExceptional()).isTrue();
        assertThat(rows()).isEmpty();
    }

    @Test
    void aCommittedTaskIsPerformedOnceAndItsCommandsCarryTheMetadataOfTheMessage() {
        Map<String, String> metaData = Map.of("tenantId", "ten_a", "correlationId", "c-1");
        node.lifecycle().start();

        run(unit(metaData), () -> node.queue().enqueue(new Chore("dishes", 7)));

        await().untilAsserted(() -> assertThat(rows()).isEmpty());
        assertThat(chores.performed()).containsExactly("dishes");
        assertThat(node.sent()).hasSize(1);
        CommandMessage<?> command = node.sent().getFirst();
        assertThat(command.getPayload()).isEqualTo(new Chores.Done("dishes"));
        assertThat(command.getMetaData()).containsAllEntriesOf(metaData);
    }

    @Test
    void aTaskOfANestedUnitGoesWithTheOuterOne() {
        var outcome = run(unit(Map.of()), () -> {
            run(unit(Map.of()), () -> node.queue().enqueue(new Chore("inner")));
            throw new IllegalStateException("refused");
        });

        assertThat(outcome.isExceptional()).isTrue();
        assertThat(rows()).isEmpty();
    }

    @Test
    void aTaskWhichIsWaitingIsNotEnqueuedASecondTime() {
        run(unit(Map.of()), () -> {
            node.queue().enqueue(new Chore("dishes", 1));
            node.queue().enqueue(new Chore("dishes", 2));
        });
        run(unit(Map.of()), () -> node.queue().enqueue(new Chore("dishes", 3)));
        node.queue().enqueue(new Chore("dishes", 4));

        assertThat(rows()).containsExactly("dishes");
        assertThat(database.client()
                        .sql("select priority from scheduled_tasks")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void twoNodesPerformEachTaskOnce() {
        List<String> names = IntStream.range(0, 60)
                .mapToObj(each -> "chore-" + each)
                .sorted()
                .toList();
        node.lifecycle().start();
        try (Node other = new Node(database, Node.settings("node-2"), chores)) {
            other.lifecycle().start();
            run(unit(Map.of()), () -> names.forEach(name -> node.queue().enqueue(new Chore(name))));
            await().untilAsserted(() -> assertThat(rows()).isEmpty());
        }

        assertThat(chores.performed()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void theHigherPriorityGoesFirst() {
        run(unit(Map.of()), () -> {
            node.queue().enqueue(new Chore("low", -5));
            node.queue().enqueue(new Chore("middle"));
            node.queue().enqueue(new Chore("high", 5));
        });

        try (Node oneAfterAnother = new Node(database, Node.settings("node-2", 1, Node.UNHURRIED, 3), chores)) {
            oneAfterAnother.lifecycle().start();
            await().untilAsserted(() -> assertThat(rows()).isEmpty());
        }

        assertThat(chores.performed()).containsExactly("high", "middle", "low");
    }
}
