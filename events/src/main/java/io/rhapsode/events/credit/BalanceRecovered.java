package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/** As much is settled as the limit again, after the balance was low. */
@Revision("1")
@JsonTypeName("credit.BalanceRecovered")
public record BalanceRecovered(AccountId accountId, long settledCredits, long lowBalance) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
