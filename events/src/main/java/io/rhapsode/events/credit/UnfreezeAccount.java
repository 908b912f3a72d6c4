package io.rhapsode.events.credit;

import io.rhapsode.events.identity.ActorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets the account be used again. */
public record UnfreezeAccount(@TargetAggregateIdentifier AccountId accountId, ActorId actorId)
        implements CreditCommand {}
