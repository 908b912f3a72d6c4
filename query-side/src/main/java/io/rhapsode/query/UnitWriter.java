package io.rhapsode.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes all that a unit of work brings in one go, behind its last event and in its transaction, so that a batch of events costs a few statements and each
 * row is touched once.
 *
 * <p>One event that cannot be written would hold up all others for ever, for in one go nobody can say which it was. So the events of a unit whose write
 * failed are suspects: when they are delivered again, each is written by itself inside a savepoint. The one that fails leaves the transaction usable and throws,
 * with which Axon puts it, and what follows in its sequence, into the dead-letter queue; the others go on. A retried dead letter is written by itself
 * too, since the queue must hear of a failure while the handler runs. Suspects are known to this node only: another one that takes the segment over
 * fails once itself.
 *
 * <p>An outage is no event's fault: then the whole unit fails, and is delivered again until it is over.
 */
public final class UnitWriter {

    /** Suspects: those of several units. Some never come again, having become dead letters untried; of those that are forgotten and do come, the unit fails once more. */
    static final int REMEMBERED = 5_000;

    private final String name;
    private final TransactionTemplate savepoint;
    private final Consumer<List<EventMessage<?>>> write;
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();

    /**
     * @param name of the processing group, one writer for each
     * @param transactions those of the event processors
     * @param write writes the events, which are in order and at least one
     */
    public UnitWriter(String name, PlatformTransactionManager transactions, Consumer<List<EventMessage<?>>> write) {
        this.name = name;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.write = write;
    }

    /** To be called by an event handler, in the unit of work of its processor. */
    public void add(EventMessage<?> event) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        if (isSuspect(unit, event) || unit.resources().containsKey(DeadLetter.class.getName())) {
            writeAlone(unit, event);
        } else {
            waiting(unit).add(event);
        }
    }

    /**
     * A unit that failed begins again with its first event, so suspects have nobody before them in their unit. One that has was suspected long ago: it became a dead
     * letter without being tried, behind one of its sequence, and now the log is read anew. It must not be written before what it builds upon.
     */
    private boolean isSuspect(UnitOfWork<?> unit, EventMessage<?> event) {
        return suspects.contains(event.getIdentifier()) && unit.getResource(waitingIn()) == null;
    }

    private String waitingIn() {
        return UnitWriter.class.getName() + "/" + name;
    }

    private List<EventMessage<?>> waiting(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(waitingIn(), key -> {
            List<EventMessage<?>> waiting = new ArrayList<>();
            unit.onPrepareCommit(ending -> writeTogether(waiting));
            return waiting;
        });
    }

    private void writeTogether(List<EventMessage<?>> waiting) {
        try {
            write.accept(waiting);
        } catch (RuntimeException failure) {
            if (!isOutage(failure)) {
                suspect(waiting);
            }
            throw failure;
        }
    }

    private void suspect(List<EventMessage<?>> events) {
        if (suspects.size() + events.size() > REMEMBERED) {
            suspects.clear();
        }
        events.forEach(event -> suspects.add(event.getIdentifier()));
    }

    private void writeAlone(UnitOfWork<?> unit, EventMessage<?> event) {
        unit.afterCommit(committed -> suspects.remove(event.getIdentifier()));
        try {
            savepoint.executeWithoutResult(status -> write.accept(List.of(event)));
        } catch (RuntimeException failure) {
            if (!isOutage(failure)) {
                throw failure;
            }
            unit.onPrepareCommit(ending -> {
                throw failure; // not from the handler: that would make a dead letter of it
            });
        }
    }

    private static boolean isOutage(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException;
    }
}
