package io.rhapsode.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.worker.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a task that fails. */
class FailingTaskTest {

    private static final int MAX_ATTEMPTS = 4;

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private Node node(Chores chores) {
        Node node = new Node(database, Node.settings("node-1", 8, Node.UNHURRIED, MAX_ATTEMPTS), chores);
        node.lifecycle().start();
        return node;
    }

    private void awaitNothingLeft() {
        await().until(() -> database.client()
                        .sql("select count(*) from scheduled_tasks")
                        .query(Long.class)
                        .single()
                == 0);
    }

    private static List<Object> payloads(Node node) {
        return node.sent().stream().<Object>map(Message::getPayload).toList();
    }

    @Test
    void isTriedAgainAndThenGivenUpOnce() {
        Chores chores = new Chores(chore -> {
            throw new IOException("out of order");
        });
        try (Node node = node(chores)) {
            node.queue().enqueue(new Chore("hopeless"));
            awaitNothingLeft();

            assertThat(chores.performed()).hasSize(MAX_ATTEMPTS);
            assertThat(payloads(node)).containsExactly(new Chores.GivenUp("hopeless"));
        }
    }

    @Test
    void isDoneWhenItSucceedsAtLast() {
        AtomicInteger attempts = new AtomicInteger();
        Chores chores = new Chores(chore -> {
            if (attempts.incrementAndGet() < MAX_ATTEMPTS) {
                throw new IOException("out of order");
            }
        });
        try (Node node = node(chores)) {
            node.queue().enqueue(new Chore("stubborn"));
            awaitNothingLeft();

            assertThat(attempts).hasValue(MAX_ATTEMPTS);
            assertThat(payloads(node)).containsExactly(new Chores.Done("stubborn"));
        }
    }
}
