package io.rhapsode.saga.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The quarantine as a table. */
@Repository
class JdbcQuarantine implements Quarantine {

    private final JdbcClient database;

    JdbcQuarantine(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void keep(QuarantinedEvent event) {
        database.sql("""
                        insert into quarantined_event (
                          processor, event_id, event_type, aggregate_id, sequence, generation_id, tenant_id, attempts, cause)
                        values (
                          :processor, :eventId, :eventType, :aggregateId, :sequence, :generationId, :tenantId, :attempts, :cause)
                        on conflict do nothing
                        """).paramSource(event).update();
    }

    /** The latest first. */
    List<KeptEvent> list(int limit) {
        return database.sql("select * from quarantined_event order by quarantined_at desc, event_id limit ?")
                .param(limit)
                .query(JdbcQuarantine::kept)
                .list();
    }

    long count() {
        return database.sql("select count(*) from quarantined_event")
                .query(Long.class)
                .single();
    }

    Optional<KeptEvent> find(String processor, String eventId) {
        return database.sql("select * from quarantined_event where processor = ? and event_id = ?")
                .params(processor, eventId)
                .query(JdbcQuarantine::kept)
                .optional();
    }

    /** Notes that it was tried once more, and how it failed. */
    void failedAgain(String processor, String eventId, String cause) {
        database.sql("""
                        update quarantined_event set attempts = attempts + 1, cause = ? where processor = ? and event_id = ?
                        """).params(cause, processor, eventId).update();
    }

    /** @return whether it was there */
    boolean remove(String processor, String eventId) {
        return database.sql("delete from quarantined_event where processor = ? and event_id = ?")
                        .params(processor, eventId)
                        .update()
                > 0;
    }

    private static KeptEvent kept(ResultSet row, int number) throws SQLException {
        return new KeptEvent(
                new QuarantinedEvent(
                        row.getString("processor"),
                        row.getString("event_id"),
                        row.getString("event_type"),
                        row.getString("aggregate_id"),
                        row.getObject("sequence", Long.class),
                        row.getString("generation_id"),
                        row.getString("tenant_id"),
                        row.getInt("attempts"),
                        row.getString("cause")),
                row.getObject("quarantined_at", OffsetDateTime.class).toInstant());
    }
}
