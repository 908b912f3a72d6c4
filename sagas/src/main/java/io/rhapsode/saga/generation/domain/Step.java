package io.rhapsode.saga.generation.domain;

import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationTask;

/** Something to do now, in the transaction of the event that led to it. */
public sealed interface Step {

    /** A change of state, waited for. */
    record Send(Object command) implements Step {}

    /** Work that touches the outside world. */
    record Enqueue(GenerationTask task) implements Step {}

    /** To be woken after a quarter of the stage's limit. */
    record Watch(Stage stage, StageWatch watch) implements Step {}

    /** Nothing comes any more. */
    record End() implements Step {}

    static Step send(GenerationCommand command) {
        return new Send(command);
    }

    static Step send(CreditCommand command) {
        return new Send(command);
    }

    static Step enqueue(GenerationTask task) {
        return new Enqueue(task);
    }

    static Step end() {
        return new End();
    }
}
