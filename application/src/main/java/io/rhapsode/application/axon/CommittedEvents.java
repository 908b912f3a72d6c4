package io.rhapsode.application.axon;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/**
 * What this node adds to the log, told once, when it is committed: not what other nodes add, and nothing again when a projection is rebuilt. So what is counted or
 * written down here is right when the nodes are summed up.
 */
@Component
public class CommittedEvents {

    private final EventStore log;

    public CommittedEvents(EventStore log) {
        this.log = log;
    }

    /** @param listener is quick, for whoever added the events waits for it */
    public void tell(Consumer<DomainEventMessage<?>> listener) {
        log.subscribe(events -> afterCommit(events, listener));
    }

    private static void afterCommit(List<? extends EventMessage<?>> events, Consumer<DomainEventMessage<?>> listener) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(unit -> tell(events, listener));
        } else {
            tell(events, listener);
        }
    }

    private static void tell(List<? extends EventMessage<?>> events, Consumer<DomainEventMessage<?>> listener) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> stored) {
                listener.accept(stored);
            }
        }
    }
}
