package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Less is settled than the limit. Told once, until the balance has recovered. */
@Revision("1")
@JsonTypeName("credit.BalanceLow")
public record BalanceLow(AccountId accountId, long settledCredits, long lowBalance) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
