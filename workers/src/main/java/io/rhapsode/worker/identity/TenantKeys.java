package io.rhapsode.worker.identity;

import io.rhapsode.events.identity.TenantId;

/** The secret of each tenant, under which texts and requests are hashed, so that equal texts of two tenants cannot be told from their hashes. */
public interface TenantKeys {

    /**
     * The key for HMAC-SHA256, at least 32 bytes, the same for ever. The array is the caller's own. Blocks.
     *
     * @throws IllegalArgumentException where there is no such tenant
     */
    byte[] hmacKey(TenantId tenant);
}
