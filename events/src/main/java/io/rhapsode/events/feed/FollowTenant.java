package io.rhapsode.events.feed;

import io.rhapsode.events.identity.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Streaming query for where it begins, and then each {@link NewsView} of a tenant behind a position, those that have happened and those that will, each once; events of one generation,
 * and those of the account, in their order. It does not end by itself.
 *
 * @param after as a {@link NewsView} gave it, null from now on; one that is not understood, or lies ahead of the log, is refused as an
 *     {@link IllegalArgumentException}
 */
public record FollowTenant(TenantId tenant, @Nullable String after) {}
