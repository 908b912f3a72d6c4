package io.rhapsode.application.axon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes sagas to Axon's tables, in the current transaction and with one statement for all changes of a kind. */
final class SagaRows {

    private final JdbcClient database;
    private final Serializer serializer;

    SagaRows(JdbcClient database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
    }

    void write(Collection<SagaChange> changes) {
        List<SagaChange.Insert> inserted = new ArrayList<>();
        List<Row> updated = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (SagaChange change : changes) {
            switch (change) {
                case SagaChange.Insert insert -> inserted.add(insert);
                case SagaChange.Update(var id, var saga) -> updated.add(row(id, saga));
                case SagaChange.Delete delete -> deleted.add(delete.id());
            }
        }
        insert(inserted);
        update(updated);
        delete(deleted);
    }

    private record Row(String id, SerializedObject<byte[]> saga) {
        SerializedType type() {
            return saga.getType();
        }
    }

    private Row row(String id, Object saga) {
        return new Row(id, serializer.serialize(saga, byte[].class));
    }

    private void insert(List<SagaChange.Insert> inserted) {
        if (inserted.isEmpty()) {
            return;
        }
        List<Row> rows =
                inserted.stream().map(insert -> row(insert.id(), insert.saga())).toList();
        rows("""
                insert into sagaentry (sagaid, sagatype, revision, serializedsaga)
                select * from unnest(:ids::text[], :types::text[], :revisions::text[], :sagas::bytea[])
                """, rows).update();
        List<Association> associations = inserted.stream()
                .flatMap(insert -> insert.associations().stream()
                        .map(value -> new Association(
                                insert.id(),
                                serializer
                                        .typeForClass(insert.saga().getClass())
                                        .getName(),
                                value)))
                .toList();
        database.sql("""
                        insert into associationvalueentry (associationkey, associationvalue, sagatype, sagaid)
                        select * from unnest(:keys::text[], :values::text[], :types::text[], :ids::text[])
                        """)
                .param("keys", strings(associations, association -> association.value.getKey()))
                .param("values", strings(associations, association -> association.value.getValue()))
                .param("types", strings(associations, Association::type))
                .param("ids", strings(associations, Association::saga))
                .update();
    }

    private record Association(String saga, String type, AssociationValue value) {}

    private void update(List<Row> updated) {
        if (!updated.isEmpty()) {
            rows("""
                    update sagaentry set serializedsaga = now.saga, revision = now.revision
                    from unnest(:ids::text[], :types::text[], :revisions::text[], :sagas::bytea[]) as now (id, type, revision, saga)
                    where sagaid = now.id
                    """, updated).update();
        }
    }

    private void delete(List<String> deleted) {
        if (!deleted.isEmpty()) {
            String[] ids = deleted.toArray(String[]::new);
            database.sql("delete from associationvalueentry where sagaid = any(:ids)")
                    .param("ids", ids)
                    .update();
            database.sql("delete from sagaentry where sagaid = any(:ids)")
                    .param("ids", ids)
                    .update();
        }
    }

    private JdbcClient.StatementSpec rows(String sql, List<Row> rows) {
        return database.sql(sql)
                .param("ids", strings(rows, Row::id))
                .param("types", strings(rows, row -> row.type().getName()))
                .param("revisions", strings(rows, row -> row.type().getRevision()))
                .param("sagas", rows.stream().map(row -> row.saga().getData()).toArray(byte[][]::new));
    }

    private static <T> String[] strings(List<T> rows, Function<T, String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }
}
