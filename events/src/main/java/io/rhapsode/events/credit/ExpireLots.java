package io.rhapsode.events.credit;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends the lots that are due. */
public record ExpireLots(@TargetAggregateIdentifier AccountId accountId) implements CreditCommand {}
