package io.rhapsode.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.worker.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One tenant's many tasks, and another's few. */
class TenantsTurnTest {

    private static final int THREADS = 8;
    /** What a tenant has at work that is alone. */
    private static final int ALONE = 6;

    private static final int FLOOD = 60;

    private final TestDatabase database = new TestDatabase();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        database.close();
    }

    private static void enqueue(Node node, String tenant, int count) {
        var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("cause"));
        unit.registerCorrelationDataProvider(message -> Map.of(MetaDataKeys.TENANT, tenant));
        unit.execute(() -> {
            for (int number = 0; number < count; number++) {
                node.queue().enqueue(new Chore(tenant + number));
            }
        });
    }

    private Node node(Chores chores) {
        Node node = new Node(database, Node.settings("node-1", THREADS, Node.UNHURRIED, 3), chores);
        node.lifecycle().start();
        return node;
    }

    private long rows(String condition) {
        return database.client()
                .sql("select count(*) from scheduled_tasks where " + condition)
                .query(Long.class)
                .single();
    }

    private static Predicate<String> of(String tenant) {
        return name -> name.startsWith(tenant);
    }

    @Test
    void tasksThatTakeForEverDoNotKeepOutAnotherTenant() {
        Chores chores = new Chores(chore -> {
            if (of("many").test(chore.name())) {
                gate.await();
            }
        });
        try (Node node = node(chores)) {
            enqueue(node, "many", FLOOD);
            await().until(() -> rows("execution_time > now()") == FLOOD - ALONE);

            enqueue(node, "few", 1);

            await().untilAsserted(() -> assertThat(node.sent()).hasSize(1));
            assertThat(chores.performed()).filteredOn(of("many")).hasSize(ALONE);
            gate.countDown();
        }
    }

    @Test
    void whatWaitsIsDoneOnceAndLongBeforeItWouldComeBackByItself() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Chores chores = new Chores(chore -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            gate.await();
            atOnce.decrementAndGet();
        });
        try (Node node = node(chores)) {
            enqueue(node, "many", FLOOD);
            await().until(() -> rows("execution_time > now()") == FLOOD - ALONE);
            gate.countDown();

            await().atMost(WaitingRows.BACK_AFTER.minus(Duration.ofSeconds(5))).until(() -> rows("true") == 0);
            assertThat(chores.performed()).hasSize(FLOOD).doesNotHaveDuplicates();
            assertThat(most).hasValue(ALONE);
        }
    }

    @Test
    void aTaskThatWaitsKeepsItsFailures() {
        Chores chores = new Chores(chore -> gate.await());
        try (Node node = node(chores)) {
            enqueue(node, "many", ALONE);
            await().until(() -> chores.performed().size() == ALONE);
            enqueue(node, "many", THREADS);
            await().until(() -> rows("execution_time > now()") == THREADS - ALONE);
            database.client()
                    .sql("update scheduled_tasks set consecutive_failures = 2, execution_time = now() where not picked")
                    .update();

            await().until(() -> rows("execution_time > now()") == THREADS - ALONE);

            assertThat(rows("consecutive_failures = 2 and not picked")).isEqualTo(THREADS - ALONE);
            gate.countDown();
        }
    }
}
