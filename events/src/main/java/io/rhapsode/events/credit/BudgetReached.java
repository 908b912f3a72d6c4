package io.rhapsode.events.credit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What was charged in this month has come to the budget. Told once in a month, unless the budget is raised meanwhile. */
@Revision("1")
@JsonTypeName("credit.BudgetReached")
public record BudgetReached(AccountId accountId, long spentCredits, long monthlyBudget) implements CreditEvent {

    @Override
    public List<LedgerEntry> entries() {
        return List.of();
    }
}
