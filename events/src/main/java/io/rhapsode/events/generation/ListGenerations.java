package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Query for a {@link GenerationPage}, newest first; previews and erased ones are not in it.
 *
 * @param limit 1 to 200
 * @param cursor as a page before gave it; one that is not understood is refused as an {@link IllegalArgumentException}
 */
public record ListGenerations(
        TenantId tenant,
        @Nullable GenerationStatus status,
        @Nullable ProjectId projectId,
        int limit,
        @Nullable String cursor) {}
