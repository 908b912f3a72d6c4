package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Credits were given.
 *
 * @param voucherId under which they were given, once for ever
 */
@Revision("2")
@JsonTypeName("credit.CreditsGranted")
public record CreditsGranted(AccountId accountId, VoucherId voucherId, GrantReason reason, LotCredits part)
        implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.PROMOTIONAL, LedgerAccount.CUSTOMER, part.credits());
    }
}
