package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A debt was paid, or a part of it.
 *
 * @param parts the lots that paid
 */
@Revision("1")
@JsonTypeName("credit.DebtSettled")
public record DebtSettled(AccountId accountId, long credits, List<LotCredits> parts) implements CreditEvent {

    public DebtSettled {
        parts = List.copyOf(parts);
    }

    @Override
    public List<LedgerEntry> entries() {
        return LedgerEntry.move(LedgerAccount.CUSTOMER, LedgerAccount.DEBT, credits);
    }
}
