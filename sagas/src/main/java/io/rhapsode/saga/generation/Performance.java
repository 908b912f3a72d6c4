package io.rhapsode.saga.generation;

import io.rhapsode.events.work.WorkQueue;
import io.rhapsode.saga.generation.domain.Step;
import io.rhapsode.saga.generation.domain.Vigil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.modelling.saga.SagaLifecycle;

/** Does what the process says, in the unit of work of the saga. */
record Performance(CommandGateway commands, WorkQueue queue, DeadlineManager deadlines, StageLimits limits) {

    /** The name of the one deadline of a generation. */
    static final String STAGE_WATCH = "stage-watch";

    /** How long an aggregate may take to answer; it runs in our own unit of work where it is in this process. */
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

    void perform(Step step) {
        switch (step) {
            case Step.Send(Object command) ->
                commands.sendAndWait(command, COMMAND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            case Step.Enqueue(var task) -> queue.enqueue(task);
            case Step.Watch(var stage, var watch) ->
                deadlines.schedule(limits.of(stage).dividedBy(Vigil.QUARTERS), STAGE_WATCH, watch);
            case Step.End _ -> SagaLifecycle.end();
        }
    }
}
