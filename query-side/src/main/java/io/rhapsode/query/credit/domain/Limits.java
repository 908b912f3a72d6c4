package io.rhapsode.query.credit.domain;

import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LimitsSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The limits of an account, and what is used of its budget.
 *
 * @param endsAt the midnight that ends the month in which {@code spent} was spent; null before the first
 */
public record Limits(
        @Nullable Long lowBalance,
        @Nullable Long budget,
        long spent,
        @Nullable Instant endsAt) {

    public static final Limits NONE = new Limits(null, null, 0, null);

    public Limits evolve(CreditEvent event) {
        return switch (event) {
            case LimitsSet set ->
                set.monthlyBudget() == null
                        ? new Limits(set.lowBalance(), null, 0, null)
                        : new Limits(set.lowBalance(), set.monthlyBudget(), spent, endsAt);
            case BudgetRenewed renewed -> new Limits(lowBalance, budget, 0, renewed.endsAt());
            default ->
                budget == null
                        ? this
                        : new Limits(lowBalance, budget, spent + event.moved(LedgerAccount.REVENUE), endsAt);
        };
    }
}
