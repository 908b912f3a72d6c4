package io.rhapsode.events.credit;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives credits, once for each business key.
 *
 * @param kind any but purchased
 * @param priority in place of the kind's own
 */
public record GrantCredits(
        @TargetAggregateIdentifier AccountId accountId,
        String key,
        GrantReason reason,
        LotKind kind,
        long credits,
        @Nullable Integer priority,
        @Nullable Instant expiresAt)
        implements CreditCommand, Vouched {

    public GrantCredits {
        if (kind == LotKind.PURCHASED) {
            throw new IllegalArgumentException("what is given was not purchased");
        }
    }

    @Override
    public VoucherId voucher() {
        return VoucherId.of(accountId, key);
    }
}
