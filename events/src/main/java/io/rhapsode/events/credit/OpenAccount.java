package io.rhapsode.events.credit;

import io.rhapsode.events.identity.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens the tenant's account and grants the welcome credits. */
public record OpenAccount(@TargetAggregateIdentifier AccountId accountId, TenantId tenantId, long welcomeCredits)
        implements CreditCommand {}
