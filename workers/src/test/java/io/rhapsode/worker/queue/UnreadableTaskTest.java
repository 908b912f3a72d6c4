package io.rhapsode.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.work.Task;
import io.rhapsode.worker.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A stored task that cannot be read goes in the end, as any other that fails: nothing but an operator's line is left of it. */
class UnreadableTaskTest {

    private static final int MAX_ATTEMPTS = 4;
    private static final GenerationId GENERATION = new GenerationId("gen_" + "1".repeat(26));
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(DurableTask.class);

    private final TestDatabase database = new TestDatabase();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        LOGGER.addAppender(lines);
    }

    @AfterEach
    void close() {
        LOGGER.detachAppender(lines);
        database.close();
    }

    private static Node node(TestDatabase database, TaskHandler<?> handler) {
        return new Node(database, Node.settings("node-1", 8, Node.UNHURRIED, MAX_ATTEMPTS), handler);
    }

    private void store(Node node, Task task, String data) {
        node.queue().enqueue(task);
        database.client()
                .sql("update scheduled_tasks set task_data = :data where task_instance = :id")
                .param("data", data.getBytes(StandardCharsets.UTF_8))
                .param("id", task.taskId())
                .update();
    }

    private void awaitNothingLeft() {
        await().until(() -> database.client()
                        .sql("select count(*) from scheduled_tasks")
                        .query(Long.class)
                        .single()
                == 0);
    }

    private List<ILoggingEvent> lines(Level level) {
        return lines.list.stream().filter(line -> line.getLevel() == level).toList();
    }

    @Test
    void isTriedAgainAndThenLetGoWithOneErrorThatNamesIt() {
        Chores chores = new Chores();
        try (Node node = node(database, chores)) {
            store(
                    node,
                    new Chore("of-another-shape"),
                    "{\"task\": {\"name\": {}, \"priority\": []}, \"metaData\": {}}");
            store(node, new Chore("no-task"), "{\"task\": null, \"metaData\": null}");
            store(node, new Chore("no-json"), "\u00ac\u00ed");
            node.queue().enqueue(new Chore("sound"));
            node.lifecycle().start();
            awaitNothingLeft();

            assertThat(chores.performed()).containsExactly("sound");
            assertThat(node.sent()).hasSize(1);
            assertThat(lines(Level.WARN)).hasSize(3 * (MAX_ATTEMPTS - 1));
            assertThat(lines(Level.ERROR))
                    .allSatisfy(line -> {
                        assertThat(line.getMessage()).isEqualTo("task failed for good");
                        assertThat(line.getThrowableProxy()).isNotNull();
                        assertThat(line.getMDCPropertyMap()).containsEntry("task", "Chore");
                    })
                    .extracting(line -> line.getMDCPropertyMap().get("taskId"))
                    .containsExactlyInAnyOrder("of-another-shape", "no-task", "no-json");
        }
    }

    @Test
    void failsItsGenerationWhoseIdIsInItsOwn() {
        var task = new SynthesizeRun(GENERATION, new TenantId("ten_a"), 2);
        try (Node node = node(database, new Speaking())) {
            store(node, task, "{\"task\": {\"generation\": 1}, \"metaData\": {\"tenant\": \"ten_a\"}}");
            node.lifecycle().start();
            awaitNothingLeft();

            assertThat(node.sent()).singleElement().satisfies(command -> {
                assertThat(command.getPayload()).isEqualTo(new FailGeneration(GENERATION, FailureCode.INTERNAL));
                assertThat(command.getMetaData()).isEqualTo(Map.of("tenant", "ten_a"));
            });
            assertThat(lines(Level.ERROR))
                    .singleElement()
                    .extracting(ILoggingEvent::getMDCPropertyMap)
                    .isEqualTo(Map.of(
                            "tenant",
                            "ten_a",
                            "task",
                            "SynthesizeRun",
                            "taskId",
                            GENERATION + "/2",
                            "generationId",
                            GENERATION.value()));
        }
    }

    @Test
    void goesEvenWhereItsGenerationCannotBeFailed() {
        var task = new SynthesizeRun(GENERATION, new TenantId("ten_a"), 2);
        try (Node node = node(database, new Speaking())) {
            node.refuse(FailGeneration.class);
            store(node, task, "{}");
            node.lifecycle().start();

            awaitNothingLeft();
        }
    }

    /** Takes what nobody can read. */
    private record Speaking() implements TaskHandler<SynthesizeRun> {

        @Override
        public Class<SynthesizeRun> type() {
            return SynthesizeRun.class;
        }

        @Override
        public void perform(SynthesizeRun task, Commands commands) {
            throw new AssertionError("it was read");
        }

        @Override
        public void giveUp(SynthesizeRun task, Commands commands) {
            throw new AssertionError("it was read");
        }
    }
}
