package io.rhapsode.events.credit;

import io.rhapsode.events.identity.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Query for a {@link MovementPage}, newest first: what has changed what a tenant has. Holds are not in it, for they change nothing yet.
 *
 * @param limit 1 to 200
 * @param cursor as a page before gave it; one that is not understood is refused as an {@link IllegalArgumentException}
 */
public record ListMovements(
        TenantId tenant, int limit, @Nullable String cursor) {}
