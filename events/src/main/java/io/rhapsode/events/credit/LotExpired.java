package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What was left of a lot is lost. */
@Revision("1")
@JsonTypeName("credit.LotExpired")
public record LotExpired(AccountId accountId, LotCredits part) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.CUSTOMER, LedgerAccount.BREAKAGE, part.credits());
    }
}
