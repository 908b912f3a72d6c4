package io.rhapsode.application.axon;

import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;

/** What becomes of a saga's rows. */
sealed interface SagaChange {

    String id();

    /** @param saga as it is when it is written, after all its events of the unit of work */
    record Insert(String id, Object saga, Set<AssociationValue> associations) implements SagaChange {}

    record Update(String id, Object saga) implements SagaChange {}

    record Delete(String id, Set<AssociationValue> associations) implements SagaChange {}

    /** This change and then the next one, of the same saga. */
    default SagaChange then(SagaChange next) {
        return this instanceof Insert(var _, var _, var associations) && next instanceof Update(var id, var saga)
                ? new Insert(id, saga, associations)
                : next;
    }
}
