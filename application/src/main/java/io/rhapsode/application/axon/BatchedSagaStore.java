package io.rhapsode.application.axon;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;

/**
 * The sagas in Axon's tables. A processor handles hundreds of events in one unit of work: what they change of all their sagas is written when it commits, with one
 * statement of a kind, and each association is looked up once.
 *
 * <p>Where there is only this node, sagas are remembered beyond that. Axon locks a saga until its unit of work is over, so what is remembered is what is
 * committed: a unit that is rolled back forgets whatever it had in hand.
 */
final class BatchedSagaStore implements SagaStore<Object> {

    /** Sagas that are remembered: more than can be under way at once without waiting for a provider. */
    private static final int REMEMBERED = 2_000;

    private static final String IN_HAND = BatchedSagaStore.class.getName();

    private final SagaStore<Object> stored;
    private final SagaRows rows;
    private final @Nullable Recent<String, Entry<?>> sagas;
    private final @Nullable Recent<AssociationValue, Set<String>> associations;

    /**
     * @param stored reads
     * @param rows writes
     * @param alone whether no other node writes to the same tables
     */
    BatchedSagaStore(SagaStore<Object> stored, SagaRows rows, boolean alone) {
        this.stored = stored;
        this.rows = rows;
        this.sagas = alone ? new Recent<>(REMEMBERED, each -> 1) : null;
        this.associations = alone ? new Recent<>(REMEMBERED, each -> 1) : null;
    }

    /** A saga in memory. */
    private record Remembered<T>(T saga, Set<AssociationValue> associationValues) implements Entry<T> {}

    /** What a unit of work has in hand. */
    private final class InHand {
        private final Map<AssociationValue, Set<String>> found = new HashMap<>();
        private final Map<String, SagaChange> changes = new LinkedHashMap<>();
        private int eventsToCommit;

        /** Axon saves the sagas of a batch event by event; they are written when those of the last event are saved. */
        void writeBehindTheLastEvent(UnitOfWork<?> unit) {
            eventsToCommit++;
            unit.onPrepareCommit(committing -> {
                eventsToCommit--;
                writeIfThatWasAll(unit);
            });
        }

        void writeIfThatWasAll(UnitOfWork<?> unit) {
            if (eventsToCommit == 0) {
                unit.onPrepareCommit(behindTheSagasOfThisEvent -> write());
            }
        }

        private void write() {
            rows.write(changes.values());
            changes.clear();
        }
    }

    private InHand inHand(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(IN_HAND, first -> new InHand());
    }

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue association) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        InHand inHand = inHand(unit);
        inHand.writeBehindTheLastEvent(unit);
        return inHand.found.computeIfAbsent(association, value -> {
            Set<String> known = associations == null ? null : associations.get(value);
            return known == null ? stored.findSagas(type, value) : known;
        });
    }

    @Override
    @SuppressWarnings("unchecked") // an identifier is of one saga, of one type
    public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
        if (sagas == null) {
            return stored.loadSaga(type, id);
        }
        CurrentUnitOfWork.get().root().onRollback(unit -> sagas.remove(id));
        Entry<?> known = sagas.get(id);
        return known == null ? stored.loadSaga(type, id) : (Entry<S>) known;
    }

    @Override
    public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> values) {
        note(new SagaChange.Insert(id, saga, Set.copyOf(values)), new Remembered<>(saga, values));
    }

    @Override
    public void updateSaga(Class<?> type, String id, Object saga, AssociationValues values) {
        if (!values.addedAssociations().isEmpty()
                || !values.removedAssociations().isEmpty()) {
            throw new UnsupportedOperationException(type + " changes its associations, which are written once only");
        }
        note(new SagaChange.Update(id, saga), new Remembered<>(saga, values.asSet()));
    }

    @Override
    public void deleteSaga(Class<?> type, String id, Set<AssociationValue> values) {
        note(new SagaChange.Delete(id, Set.copyOf(values)), null);
    }

    private void note(SagaChange change, @Nullable Entry<?> now) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        InHand inHand = inHand(unit);
        inHand.changes.merge(change.id(), change, SagaChange::then);
        inHand.writeIfThatWasAll(unit);
        if (sagas != null && associations != null) {
            unit.afterCommit(committed -> remember(sagas, associations, change, now));
            unit.onRollback(undone -> sagas.remove(change.id()));
        }
    }

    private static void remember(
            Recent<String, Entry<?>> sagas,
            Recent<AssociationValue, Set<String>> associations,
            SagaChange change,
            @Nullable Entry<?> now) {
        if (now == null) {
            sagas.remove(change.id());
        } else {
            sagas.put(change.id(), now);
        }
        switch (change) {
            case SagaChange.Insert(var id, var _, var values) ->
                values.forEach(value -> associations.put(value, Set.of(id)));
            case SagaChange.Delete(var _, var values) -> values.forEach(value -> associations.put(value, Set.of()));
            case SagaChange.Update _ -> {}
        }
    }
}
