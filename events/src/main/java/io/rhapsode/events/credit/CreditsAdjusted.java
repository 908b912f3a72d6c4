package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.rhapsode.events.identity.ActorId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * An operator corrected the balance.
 *
 * @param credits more, or less
 * @param parts the new lot, or those it was taken from
 */
@Revision("1")
@JsonTypeName("credit.CreditsAdjusted")
public record CreditsAdjusted(
        AccountId accountId,
        VoucherId voucherId,
        AdjustmentReason reason,
        ActorId actorId,
        long credits,
        List<LotCredits> parts)
        implements CreditEvent {

    public CreditsAdjusted {
        parts = List.copyOf(parts);
    }

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.PROMOTIONAL, LedgerAccount.CUSTOMER, credits);
    }
}
