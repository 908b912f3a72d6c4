package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.ActorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a charge back to the lots that paid it, once.
 *
 * @param charge number of the charge among the account's events
 * @param credits at most what was charged
 */
public record RefundCharge(
        @TargetAggregateIdentifier AccountId accountId,
        GenerationId generationId,
        long charge,
        long credits,
        RefundReason reason,
        ActorId actorId)
        implements CreditCommand, AboutGeneration, Vouched {

    @Override
    public VoucherId voucher() {
        return VoucherId.of(accountId, "refund/" + generationId);
    }
}
