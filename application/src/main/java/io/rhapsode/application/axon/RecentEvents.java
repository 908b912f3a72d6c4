package io.rhapsode.application.axon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The events of generations that began on this node, where there is no other: tasks ask for the history of a generation several times on its way. Those of credit
 * accounts are always read.
 *
 * <p>While events are being committed their aggregate is not remembered at all, so nobody who has heard of an event can miss it here. Axon locks an aggregate until its unit
 * of work is over, so its events come in order; a gap, or a unit that is rolled back, only means that it is read from the database again.
 */
final class RecentEvents {

    private static final String GENERATION = "Generation";

    private static final String IN_HAND = RecentEvents.class.getName();

    /** Events in memory: about a kilobyte each. */
    private static final int MOST = 20_000;

    /** Longer histories are read, which takes a moment in any case. */
    private static final int LONGEST = 2_000;

    private final Recent<String, List<DomainEventMessage<?>>> histories = new Recent<>(MOST, List::size);

    /** The whole history from an event on, if it is remembered. */
    @Nullable
    List<DomainEventMessage<?>> from(String aggregate, long first) {
        List<DomainEventMessage<?>> events = histories.get(aggregate);
        return events == null ? null : events.subList((int) Math.min(first, events.size()), events.size());
    }

    /** One event, if its history is remembered. */
    @Nullable
    DomainEventMessage<?> find(String aggregate, long number) {
        List<DomainEventMessage<?>> events = histories.get(aggregate);
        return events == null || number >= events.size() ? null : events.get((int) number);
    }

    /** These are going to be committed in the current unit of work. */
    void appending(List<? extends EventMessage<?>> events) {
        Map<String, List<DomainEventMessage<?>>> known = inHand();
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> next && GENERATION.equals(next.getType())) {
                add(known.computeIfAbsent(next.getAggregateIdentifier(), this::forget), next);
            }
        }
    }

    /** What the current unit of work has added to. It is remembered before anybody is told of it and may ask for it: what is registered last comes first. */
    private Map<String, List<DomainEventMessage<?>>> inHand() {
        if (!CurrentUnitOfWork.isStarted()) {
            return new LinkedHashMap<>();
        }
        return CurrentUnitOfWork.get().root().getOrComputeResource(IN_HAND, first -> {
            Map<String, List<DomainEventMessage<?>>> known = new LinkedHashMap<>();
            CurrentUnitOfWork.get()
                    .root()
                    .onCommit(unit -> unit.afterCommit(committed -> known.forEach(this::remember)));
            return known;
        });
    }

    private List<DomainEventMessage<?>> forget(String aggregate) {
        List<DomainEventMessage<?>> events = histories.remove(aggregate);
        return events == null ? new ArrayList<>() : new ArrayList<>(events);
    }

    private static void add(List<DomainEventMessage<?>> known, DomainEventMessage<?> next) {
        if (next.getSequenceNumber() == known.size()) {
            known.add(next);
        } else {
            known.clear();
        }
    }

    private void remember(String aggregate, List<DomainEventMessage<?>> events) {
        if (!events.isEmpty() && events.size() <= LONGEST) {
            histories.put(aggregate, List.copyOf(events));
        }
    }
}
