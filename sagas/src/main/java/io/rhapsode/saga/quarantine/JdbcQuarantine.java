package io.rhapsode.saga.quarantine;

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
}
