package io.rhapsode.application.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.worker.identity.TenantKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tenants' keys as they stand in the database; they never change, so they are remembered. */
@Component
class StoredTenantKeys implements TenantKeys {

    private static final int REMEMBERED = 10_000;

    private final JdbcClient database;
    private final Cache<TenantId, byte[]> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    StoredTenantKeys(JdbcClient database) {
        this.database = database;
    }

    @Override
    public byte[] hmacKey(TenantId tenant) {
        return known.get(tenant, this::read).clone();
    }

    private byte[] read(TenantId tenant) {
        return database.sql("select hmac_key from tenant where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no such tenant: " + tenant));
    }
}
