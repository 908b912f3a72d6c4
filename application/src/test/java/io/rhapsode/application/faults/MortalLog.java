package io.rhapsode.application.faults;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Listens to a log whose server dies when an event of a kind is about to be appended, and so not committed, or right after the commit. */
record MortalLog(SuddenDeath death) implements Consumer<List<? extends EventMessage<?>>> {

    @Override
    public void accept(List<? extends EventMessage<?>> events) {
        boolean due = events.stream()
                        .filter(event ->
                                death.isDueAt(Moment.LOG, event.getPayloadType().getSimpleName()))
                        .count()
                > 0;
        if (!due) {
            return;
        }
        if (death.after()) {
            CurrentUnitOfWork.get().root().afterCommit(unit -> death.come());
        } else {
            death.come();
        }
    }
}
