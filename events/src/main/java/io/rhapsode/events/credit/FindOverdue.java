package io.rhapsode.events.credit;

import java.time.Instant;

/**
 * Query for an {@link OverdueView} of all tenants.
 *
 * @param most holds, and accounts, to be told at once
 * @param afterHold generation of the last hold that has been told; empty before the first
 * @param afterAccount tenant of the last account that has been told; empty before the first
 */
public record FindOverdue(Instant now, int most, String afterHold, String afterAccount) {}
