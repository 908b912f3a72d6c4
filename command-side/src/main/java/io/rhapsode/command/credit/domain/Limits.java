package io.rhapsode.command.credit.domain;

import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BalanceRecovered;
import io.rhapsode.events.credit.BudgetReached;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LimitsSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant wants to be told of, and what has been told. It knows no time: a month begins when an event says so.
 *
 * @param low whether it has been told that the balance is low, and not since then that it has recovered
 * @param spent what became revenue in the month of the budget
 * @param reached whether it has been told
 * @param endsAt when the month of the budget is over; null while there is none
 */
public record Limits(
        @Nullable Long lowBalance,
        boolean low,
        @Nullable Long budget,
        long spent,
        boolean reached,
        @Nullable Instant endsAt) {

    static final Limits NONE = new Limits(null, false, null, 0, false, null);

    boolean isOver(Instant now) {
        return budget != null && (endsAt == null || !now.isBefore(endsAt));
    }

    /** What may still be promised, so that the budget suffices even if all that is held is charged. */
    long room(long held) {
        return budget == null ? Long.MAX_VALUE : Math.max(0, budget - spent - held);
    }

    Limits evolve(CreditEvent event) {
        return switch (event) {
            case LimitsSet set -> set(set.lowBalance(), set.monthlyBudget());
            case BalanceLow _ -> new Limits(lowBalance, true, budget, spent, reached, endsAt);
            case BalanceRecovered _ -> new Limits(lowBalance, false, budget, spent, reached, endsAt);
            case BudgetRenewed renewed -> new Limits(lowBalance, low, budget, 0, false, renewed.endsAt());
            case BudgetReached _ -> new Limits(lowBalance, low, budget, spent, true, endsAt);
            default ->
                budget == null
                        ? this
                        : new Limits(
                                lowBalance, low, budget, spent + event.moved(LedgerAccount.REVENUE), reached, endsAt);
        };
    }

    private Limits set(@Nullable Long lowBalance, @Nullable Long budget) {
        boolean stillLow = low && lowBalance != null;
        return budget == null
                ? new Limits(lowBalance, stillLow, null, 0, false, null)
                : new Limits(lowBalance, stillLow, budget, spent, reached && spent >= budget, endsAt);
    }
}
