package io.rhapsode.events.credit;

import java.time.Instant;

/**
 * Query for an {@link OverdueView} of all tenants.
 *
 * @param mostHolds holds to be told at once
 * @param after the last one that has been told
 */
public record FindOverdue(Instant now, int mostHolds, String after) {}
