package io.rhapsode.application.axon;

import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.serialization.SerializedObject;

/** What becomes of a saga's rows. */
sealed interface SagaChange {

    String id();

    /** A saga as it is stored. */
    record Row(String id, SerializedObject<byte[]> saga) {}

    record Insert(Row row, Set<AssociationValue> associations) implements SagaChange {
        @Override
        public String id() {
            return row.id();
        }
    }

    record Update(Row row) implements SagaChange {
        @Override
        public String id() {
            return row.id();
        }
    }

    record Delete(String id, Set<AssociationValue> associations) implements SagaChange {}

    /** This change and then the next one, of the same saga. */
    default SagaChange then(SagaChange next) {
        return this instanceof Insert(var _, var associations) && next instanceof Update(var row)
                ? new Insert(row, associations)
                : next;
    }
}
