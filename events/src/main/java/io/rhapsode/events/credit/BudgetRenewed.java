package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A month of the budget begins, and nothing of it is spent.
 *
 * @param endsAt the midnight of UTC that ends it
 */
@Revision("1")
@JsonTypeName("credit.BudgetRenewed")
public record BudgetRenewed(AccountId accountId, Instant endsAt) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
