package io.rhapsode.events.credit;

import java.util.List;

/** What happened to an account. */
public sealed interface CreditEvent
        permits AccountOpened,
                CreditsGranted,
                CreditsPurchased,
                CreditsHeld,
                HoldDeclined,
                HoldExtended,
                CreditsCommitted,
                CreditsReleased,
                HoldExpired,
                LotExpired,
                ChargeRefunded,
                CreditsAdjusted,
                DebtPosted,
                DebtSettled,
                AccountFrozen,
                AccountUnfrozen,
                LimitsSet,
                BalanceLow,
                BalanceRecovered,
                BudgetRenewed,
                BudgetReached {

    AccountId accountId();

    /** What it means for the books: each from one account to another, so that the sum is zero. None where no credits moved. */
    List<LedgerEntry> entries();

    /** Credits that it brings to one of the accounts, or takes from it. */
    default long moved(LedgerAccount account) {
        return entries().stream()
                .filter(entry -> entry.account() == account)
                .mapToLong(LedgerEntry::credits)
                .sum();
    }
}
