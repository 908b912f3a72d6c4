package io.rhapsode.events.credit;

import io.rhapsode.events.identity.TenantId;

/** Query for the {@link BalanceView} of a tenant. */
public record FindBalance(TenantId tenant) {}
