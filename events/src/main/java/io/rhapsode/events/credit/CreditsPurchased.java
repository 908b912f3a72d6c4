package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Credits were sold.
 *
 * @param paidMicros what was paid for them, in millionths of a dollar
 */
@Revision("1")
@JsonTypeName("credit.CreditsPurchased")
public record CreditsPurchased(
        AccountId accountId, VoucherId voucherId, PaymentId paymentId, long paidMicros, LotCredits part)
        implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.SALES, LedgerAccount.CUSTOMER, part.credits());
    }
}
