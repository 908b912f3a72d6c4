package io.rhapsode.command.credit.domain;

import io.rhapsode.command.credit.domain.AccountState.Open;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BalanceRecovered;
import io.rhapsode.events.credit.BudgetReached;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.credit.SetLimits;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Limits and what is told of them: each crossing once, behind all else that a command has come to, so that nothing flaps within it. */
final class Notices {

    private Notices() {}

    static List<CreditEvent> set(SetLimits command, Open account) {
        var limits = account.limits();
        boolean same = Objects.equals(command.lowBalance(), limits.lowBalance())
                && Objects.equals(command.monthlyBudget(), limits.budget());
        return same
                ? List.of()
                : List.of(new LimitsSet(
                        command.accountId(), command.lowBalance(), command.monthlyBudget(), command.actorId()));
    }

    /** The month that has begun meanwhile. One that a clock set back would have again does not come twice. */
    static List<CreditEvent> renewed(Open account, Instant now) {
        return account.limits().isOver(now)
                ? List.of(new BudgetRenewed(AccountId.of(account.owner()), endOfMonth(now)))
                : List.of();
    }

    static List<CreditEvent> told(Open account) {
        var id = AccountId.of(account.owner());
        var limits = account.limits();
        long settled = account.settled();
        List<CreditEvent> told = new ArrayList<>();
        Long lowBalance = limits.lowBalance();
        if (lowBalance != null && settled < lowBalance && !limits.low()) {
            told.add(new BalanceLow(id, settled, lowBalance));
        }
        if (lowBalance != null && settled >= lowBalance && limits.low()) {
            told.add(new BalanceRecovered(id, settled, lowBalance));
        }
        Long budget = limits.budget();
        if (budget != null && limits.spent() >= budget && !limits.reached()) {
            told.add(new BudgetReached(id, limits.spent(), budget));
        }
        return told;
    }

    private static Instant endOfMonth(Instant now) {
        return YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atTime(LocalTime.MIDNIGHT)
                .toInstant(ZoneOffset.UTC);
    }
}
