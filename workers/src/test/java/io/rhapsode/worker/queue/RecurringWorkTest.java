package io.rhapsode.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.worker.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes round is done by one node of all. */
class RecurringWorkTest {

    private final TestDatabase database = new TestDatabase();
    private final Chores chores = new Chores();

    @AfterEach
    void close() {
        database.close();
    }

    /** Counts its rounds, and whether two of them ever met. */
    private record Round(Duration every, AtomicInteger begun, AtomicInteger underWay, AtomicInteger met)
            implements RecurringWork {

        Round(Duration every) {
            this(every, new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public String name() {
            return "Round";
        }

        @Override
        public void perform() throws InterruptedException {
            met.addAndGet(underWay.getAndIncrement());
            begun.incrementAndGet();
            Thread.yield();
            underWay.decrementAndGet();
            if (begun.get() == 2) {
                throw new IllegalStateException("one round fails");
            }
        }
    }

    @Test
    void twoNodesShareItsRoundsAndARoundThatFailsIsFollowedByTheNext() {
        Round round = new Round(Duration.ofMillis(5));
        try (Node one = node("node-1", round);
                Node other = node("node-2", round)) {
            one.lifecycle().start();
            other.lifecycle().start();
            await().until(() -> round.begun().get() >= 5);
        }

        assertThat(round.met()).hasValue(0);
    }

    @Test
    void aNodeThatStartsDoesNotDoAgainWhatWasDoneAMomentAgo() {
        Round round = new Round(Duration.ofDays(1));
        try (Node one = node("node-1", round)) {
            one.lifecycle().start();
            await().until(() -> round.begun().get() == 1 && nextRoundIsAhead());
        }
        Chore sign = new Chore("sign");
        try (Node other = node("node-2", round)) {
            other.queue().enqueue(sign);
            other.lifecycle().start();
            await().until(() -> !chores.performed().isEmpty());
        }

        assertThat(round.begun()).hasValue(1);
        assertThat(database.client()
                        .sql("select count(*) from scheduled_tasks where task_name = 'Round'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private boolean nextRoundIsAhead() {
        return database.client()
                        .sql(
                                "select count(*) from scheduled_tasks where task_name = 'Round' and not picked and execution_time > now()")
                        .query(Long.class)
                        .single()
                == 1;
    }

    private Node node(String name, RecurringWork work) {
        return new Node(database, Node.settings(name), chores, List.of(work));
    }
}
