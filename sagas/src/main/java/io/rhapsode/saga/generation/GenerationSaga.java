package io.rhapsode.saga.generation;

import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.work.WorkQueue;
import io.rhapsode.saga.Processors;
import io.rhapsode.saga.generation.domain.GenerationProcess;
import io.rhapsode.saga.generation.domain.Reaction;
import io.rhapsode.saga.generation.domain.StageWatch;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Axon's handle on the process of a generation: it keeps the process and performs its steps. Public, with a public constructor, for Axon makes it.
 *
 * <p>The last watch is left to fire into nothing, for to cancel one that is firing would undo the work of the whole batch.
 */
@Saga
@ProcessingGroup(Processors.GENERATION_PROCESS)
@Revision("1")
public class GenerationSaga {

    @Autowired
    private transient CommandGateway commands;

    @Autowired
    private transient WorkQueue queue;

    @Autowired
    private transient DeadlineManager deadlines;

    @Autowired
    private transient StageLimits limits;

    @SuppressWarnings("NullAway.Init") // set by the event that starts the saga
    private GenerationProcess process;

    @StartSaga
    @SagaEventHandler(associationProperty = "generationId")
    void on(GenerationRequested event) {
        perform(GenerationProcess.begin(event));
    }

    @SagaEventHandler(associationProperty = "generationId")
    void on(GenerationEvent event) {
        perform(process.react(event));
    }

    @SagaEventHandler(associationProperty = "generationId")
    void on(CreditsHeld event) {
        perform(process.react(event));
    }

    @SagaEventHandler(associationProperty = "generationId")
    void on(HoldDeclined event) {
        perform(process.react(event));
    }

    @DeadlineHandler(deadlineName = Performance.STAGE_WATCH)
    void on(StageWatch watch) {
        perform(process.react(watch));
    }

    private void perform(Reaction reaction) {
        process = reaction.process();
        var performance = new Performance(commands, queue, deadlines, limits);
        reaction.steps().forEach(performance::perform);
    }
}
