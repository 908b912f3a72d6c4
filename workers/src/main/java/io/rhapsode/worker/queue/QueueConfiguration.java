package io.rhapsode.worker.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import io.rhapsode.events.work.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Puts the queue together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueueSettings.class)
class QueueConfiguration {

    /** Due tasks are fetched when fewer than this share of the threads' number is left over. */
    private static final double FETCH_BELOW = 0.5;

    /** And at most as many as there are threads. */
    private static final double FETCH_UP_TO = 1.0;

    @Bean
    Serializer taskSerializer(JsonMapper json) {
        return new EnvelopeSerializer(json);
    }

    @Bean
    Turns turns(QueueSettings settings) {
        return new Turns(settings.threads());
    }

    @Bean
    WaitingRows waitingRows(JdbcClient database, QueueSettings settings, Clock clock) {
        return new WaitingRows(database, settings.node(), clock);
    }

    /** @param others tasks that are not ours: Axon's deadlines */
    @Bean(destroyMethod = "") // QueueLifecycle stops it
    Scheduler taskScheduler(
            DataSource dataSource,
            List<TaskHandler<?>> handlers,
            List<Task<?>> others,
            List<RecurringWork> recurring,
            CommandSender sender,
            TaskRows rows,
            JsonMapper json,
            Serializer serializer,
            QueueSettings settings,
            Turns turns,
            WaitingRows waiting,
            Clock clock) {
        List<Task<?>> tasks = new ArrayList<>(others);
        handlers.forEach(handler ->
                tasks.add(new DurableTask<>(handler, sender, rows, json, settings, turns, waiting).definition()));
        Scheduler scheduler = Scheduler.create(dataSource, tasks)
                .startTasks(recurring.stream().map(RecurringTasks::definition).toList())
                .schedulerName(new SchedulerName.Fixed(settings.node()))
                .serializer(serializer)
                .threads(settings.threads())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("task-", 0).factory()))
                .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(QueueSettings.MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.shutdownWait())
                .enablePriority()
                .clock(clock::instant)
                .build();
        waiting.whenCalled(scheduler::triggerCheckForDueExecutions);
        return scheduler;
    }

    @Bean
    CommandSender commandSender(CommandGateway gateway) {
        return new CommandSender(gateway);
    }

    @Bean
    TaskRows taskRows(JdbcClient database, Serializer serializer) {
        return new TaskRows(database, serializer);
    }

    @Bean
    WorkQueue workQueue(TaskRows rows, Scheduler scheduler, JsonMapper json, Clock clock) {
        return new DbSchedulerWorkQueue(rows, scheduler, json, clock);
    }

    @Bean
    QueueLifecycle queueLifecycle(
            Scheduler scheduler,
            List<TaskHandler<?>> handlers,
            JdbcClient database,
            QueueSettings settings,
            Clock clock) {
        List<String> tasks = handlers.stream()
                .map(handler -> DurableTask.name(handler.type()))
                .toList();
        Duration longestPause = settings.retryMost().plus(WaitingRows.BACK_AFTER);
        return new QueueLifecycle(scheduler, database, settings, new DueTimes(database, tasks, longestPause, clock));
    }
}
