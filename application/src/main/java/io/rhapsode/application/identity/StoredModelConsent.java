package io.rhapsode.application.identity;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.worker.identity.ModelConsent;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose texts a language model may see, as it stands in the table of tenants. Not remembered: what an operator has changed holds for the next text, on every node. */
@Component
public class StoredModelConsent implements ModelConsent {

    private final JdbcClient database;

    StoredModelConsent(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean mayAskModel(TenantId tenant) {
        return of(tenant).orElse(false);
    }

    /** Empty where there is no such tenant. */
    public Optional<Boolean> of(TenantId tenant) {
        return database.sql("select ask_model from tenant where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .optional();
    }

    /**
     * Changes it, from the next text on.
     *
     * @return whether there is such a tenant
     */
    public boolean choose(TenantId tenant, boolean askModel) {
        return database.sql("update tenant set ask_model = :choice where tenant_id = :tenant")
                        .param("choice", askModel)
                        .param("tenant", tenant.value())
                        .update()
                > 0;
    }
}
