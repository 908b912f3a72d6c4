package io.rhapsode.application.identity;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.worker.identity.Retentions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long tenants keep what they had made, as it stands in the table of tenants. */
@Component
public class StoredRetentions implements Retentions {

    private final JdbcClient database;

    StoredRetentions(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<TenantId, Duration> all() {
        return database
                .sql("select tenant_id, retention_days from tenant where retention_days is not null")
                .query((row, number) -> Map.entry(new TenantId(row.getString(1)), Duration.ofDays(row.getInt(2))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Days; empty where everything stays until it is erased. */
    public Optional<Integer> of(TenantId tenant) {
        return database.sql(
                        "select retention_days from tenant where tenant_id = :tenant and retention_days is not null")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional();
    }

    /**
     * Changes it, also for what is there already.
     *
     * @param days null to keep everything
     * @return whether there is such a tenant
     */
    public boolean choose(TenantId tenant, @Nullable Integer days) {
        return database.sql("update tenant set retention_days = :days where tenant_id = :tenant")
                        .param("days", days)
                        .param("tenant", tenant.value())
                        .update()
                > 0;
    }
}
