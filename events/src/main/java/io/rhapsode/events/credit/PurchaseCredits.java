package io.rhapsode.events.credit;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Adds what was paid for, once for each payment.
 *
 * @param kind purchased or subscription
 * @param paidMicros in millionths of a dollar
 * @param priority in place of the kind's own
 */
public record PurchaseCredits(
        @TargetAggregateIdentifier AccountId accountId,
        PaymentId paymentId,
        LotKind kind,
        long credits,
        long paidMicros,
        @Nullable Integer priority,
        @Nullable Instant expiresAt)
        implements CreditCommand, Vouched {

    public PurchaseCredits {
        if (kind != LotKind.PURCHASED && kind != LotKind.SUBSCRIPTION) {
            throw new IllegalArgumentException("what was paid for is purchased or a subscription");
        }
    }

    @Override
    public VoucherId voucher() {
        return VoucherId.of(accountId, paymentId.value());
    }
}
