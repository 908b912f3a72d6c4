package io.rhapsode.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.worker.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node was doing when it died or was stopped is gone on with. */
class DeadNodeTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final TestDatabase database = new TestDatabase();
    private final Chores chores = new Chores();

    @AfterEach
    void close() {
        database.close();
    }

    /** As a node leaves it that is killed at its work. */
    private void pick(String chore, String node, Instant heartbeat) {
        int picked = database.client()
                .sql("""
                        update scheduled_tasks set picked = true, picked_by = :node, last_heartbeat = :heartbeat, version = version + 1
                        where task_instance = :chore
                        """)
                .param("node", node)
                .param("heartbeat", heartbeat.atOffset(ZoneOffset.UTC))
                .param("chore", chore)
                .update();
        assertThat(picked).isEqualTo(1);
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
    void whatThisNodeHadPickedWhenItDiedIsPerformedAtOnce() {
        try (Node node = new Node(database, Node.settings("node-1"), chores)) {
            node.queue().enqueue(new Chore("mine"));
            node.queue().enqueue(new Chore("yours"));
            pick("mine", "node-1", Instant.now());
            pick("yours", "node-2", Instant.now());

            node.lifecycle().start(); // its heartbeat is minutes long: nothing can be found dead

            await().untilAsserted(() -> assertThat(rows()).containsExactly("yours"));
            assertThat(chores.performed()).containsExactly("mine");
        }
    }

    @Test
    void whatAnotherNodeDroppedIsRevivedAndWhatALivingOneDoesIsLeftToIt() {
        try (Node node = new Node(database, Node.settings("node-1", 8, SHORT, 3), chores)) {
            node.queue().enqueue(new Chore("dropped"));
            node.queue().enqueue(new Chore("under-way"));
            pick("dropped", "node-2", Instant.now().minus(Duration.ofHours(1)));
            pick("under-way", "node-3", Instant.now().plus(Duration.ofHours(1)));

            node.lifecycle().start();

            await().untilAsserted(() -> assertThat(rows()).containsExactly("under-way"));
            assertThat(chores.performed()).containsExactly("dropped");
        }
    }

    @Test
    void whatAStoppingNodeCannotFinishIsNotGivenUpAndAnotherNodeFinishesIt() {
        CountDownLatch begun = new CountDownLatch(1);
        Chores endless = new Chores(chore -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        Node stopping = new Node(database, Node.settings("node-1", 8, Node.UNHURRIED, 1), endless);
        stopping.lifecycle().start();
        stopping.queue().enqueue(new Chore("long"));
        await().until(() -> begun.getCount() == 0);

        stopping.close();

        assertThat(stopping.sent()).isEmpty();
        assertThat(rows()).containsExactly("long");
        try (Node other = new Node(database, Node.settings("node-2"), chores)) {
            other.lifecycle().start();
            await().untilAsserted(() -> assertThat(rows()).isEmpty());
            assertThat(chores.performed()).containsExactly("long");
        }
    }
}
