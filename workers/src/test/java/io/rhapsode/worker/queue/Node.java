package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.work.WorkQueue;
import io.rhapsode.worker.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import tools.jackson.databind.json.JsonMapper;

/** One node's queue, put together as the application does it, over a test's database. */
final class Node implements AutoCloseable {

    /** Long enough that no heartbeat is missed within a test. */
    static final Duration UNHURRIED = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration SHUTDOWN_WAIT = Duration.ofMillis(50);

    private final List<CommandMessage<?>> sent = new CopyOnWriteArrayList<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final WorkQueue queue;
    private final QueueLifecycle lifecycle;

    Node(TestDatabase database, QueueSettings settings, TaskHandler<?> handler) {
        this(database, settings, handler, List.of());
    }

    Node(TestDatabase database, QueueSettings settings, TaskHandler<?> handler, List<RecurringWork> recurring) {
        QueueConfiguration configuration = new QueueConfiguration();
        JsonMapper json = JsonMapper.builder().build();
        CommandSender sender = configuration.commandSender(gateway());
        EnvelopeSerializer serializer = new EnvelopeSerializer(json);
        TaskRows rows = configuration.taskRows(database.client(), serializer);
        Turns turns = configuration.turns(settings);
        WaitingRows waiting = configuration.waitingRows(database.client(), settings, Clock.systemUTC());
        Scheduler scheduler = configuration.taskScheduler(
                database.writer(),
                List.of(handler),
                List.of(),
                recurring,
                sender,
                rows,
                json,
                serializer,
                settings,
                turns,
                waiting,
                Clock.systemUTC());
        queue = configuration.workQueue(rows, scheduler, json, Clock.systemUTC());
        lifecycle = configuration.queueLifecycle(
                scheduler, List.of(handler), database.client(), settings, Clock.systemUTC());
    }

    private CommandGateway gateway() {
        for (Class<?> command : List.of(Chores.Done.class, Chores.GivenUp.class, FailGeneration.class)) {
            bus.subscribe(command.getName(), sent::add);
        }
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    /** @param threads one makes it do one task after another */
    static QueueSettings settings(String node, int threads, Duration heartbeat, int maxAttempts) {
        return new QueueSettings(
                node, threads, heartbeat, POLL, maxAttempts, Duration.ofMillis(1), Duration.ofMillis(4), SHUTDOWN_WAIT);
    }

    static QueueSettings settings(String node) {
        return settings(node, 8, UNHURRIED, 3);
    }

    /** From now on nobody carries these out. */
    void refuse(Class<?> command) {
        bus.subscribe(command.getName(), message -> {
            throw new IllegalStateException("refused");
        });
    }

    WorkQueue queue() {
        return queue;
    }

    QueueLifecycle lifecycle() {
        return lifecycle;
    }

    /** The commands of its tasks, in the order of their arrival. */
    List<CommandMessage<?>> sent() {
        return sent;
    }

    @Override
    public void close() {
        lifecycle.stop();
    }
}
