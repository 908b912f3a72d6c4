package io.rhapsode.events.credit;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds credits, once for each business key. */
public record GrantCredits(@TargetAggregateIdentifier AccountId accountId, String grant, long credits)
        implements CreditCommand {}
