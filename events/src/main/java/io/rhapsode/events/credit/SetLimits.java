package io.rhapsode.events.credit;

import io.rhapsode.events.identity.ActorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Says when the tenant is told that little is left, and how much may be used up in a month. Both are set at once; what is null is no limit.
 *
 * @param lowBalance the balance is low with less than this settled
 * @param monthlyBudget credits that may become charges in a month of UTC
 */
public record SetLimits(
        @TargetAggregateIdentifier AccountId accountId,
        @Nullable Long lowBalance,
        @Nullable Long monthlyBudget,
        ActorId actorId)
        implements CreditCommand {

    public SetLimits {
        if (lowBalance != null && lowBalance <= 0 || monthlyBudget != null && monthlyBudget <= 0) {
            throw new IllegalArgumentException("must be more than 0, or left out");
        }
    }
}
