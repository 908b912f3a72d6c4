package io.rhapsode.events.credit;

import io.rhapsode.events.identity.ActorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Corrects the balance, once for each business key.
 *
 * @param credits more, or less; refused where it is more than what is available
 */
public record AdjustCredits(
        @TargetAggregateIdentifier AccountId accountId,
        String key,
        AdjustmentReason reason,
        long credits,
        ActorId actorId)
        implements CreditCommand, Vouched {

    @Override
    public VoucherId voucher() {
        return VoucherId.of(accountId, key);
    }
}
