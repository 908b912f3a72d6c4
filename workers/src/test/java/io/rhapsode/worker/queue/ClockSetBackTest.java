package io.rhapsode.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.worker.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks that were enqueued by a clock which was wrong. */
class ClockSetBackTest {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasEnqueuedAnHourAheadIsDoneNow() {
        Chores chores = new Chores();
        try (Node node = new Node(database, Node.settings("node-1"), chores)) {
            node.queue().enqueue(new Chore("ahead"));
            dueIn(Duration.ofHours(1));

            node.lifecycle().start();

            await().until(() -> chores.performed().contains("ahead"));
        }
    }

    @Test
    void aPauseBetweenTwoAttemptsIsLeftAlone() {
        try (Node node = new Node(database, Node.settings("node-1"), new Chores())) {
            node.queue().enqueue(new Chore("pausing"));
            dueIn(LONGEST_PAUSE);

            new DueTimes(database.client(), List.of("Chore"), LONGEST_PAUSE, Clock.systemUTC()).setRight();

            assertThat(database.client()
                            .sql("select count(*) from scheduled_tasks where execution_time > now()")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private void dueIn(Duration later) {
        int rows = database.client()
                .sql("update scheduled_tasks set execution_time = now() + make_interval(secs => :later)")
                .param("later", later.toSeconds())
                .update();
        assertThat(rows).isEqualTo(1);
    }
}
