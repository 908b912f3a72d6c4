package io.rhapsode.application.identity;

import io.rhapsode.command.generation.TenantTerms;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.identity.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When tenants pay, as it stands in the table of tenants. Not remembered: what an operator has changed holds for the next request, on every node. */
@Component
public class StoredTenantTerms implements TenantTerms {

    private final JdbcClient database;

    StoredTenantTerms(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<DownloadTerms> of(TenantId tenant) {
        return database.sql("select download_days from tenant where tenant_id = :tenant and download_days is not null")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional()
                .map(DownloadTerms::new);
    }

    /**
     * Changes when the tenant pays, from the next request on.
     *
     * @param terms null to pay what is completed
     * @return whether there is such a tenant
     */
    public boolean choose(TenantId tenant, @Nullable DownloadTerms terms) {
        return database.sql("update tenant set download_days = :days where tenant_id = :tenant")
                        .param("days", terms == null ? null : terms.retentionDays())
                        .param("tenant", tenant.value())
                        .update()
                > 0;
    }

    /** Whether there is such a tenant. */
    public boolean knows(TenantId tenant) {
        return database.sql("select count(*) from tenant where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
