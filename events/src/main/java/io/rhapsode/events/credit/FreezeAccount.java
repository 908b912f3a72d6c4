package io.rhapsode.events.credit;

import io.rhapsode.events.identity.ActorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Has nothing new held. */
public record FreezeAccount(@TargetAggregateIdentifier AccountId accountId, FreezeReason reason, ActorId actorId)
        implements CreditCommand {}
