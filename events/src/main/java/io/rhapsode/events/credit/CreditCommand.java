package io.rhapsode.events.credit;

/** What can be asked of an account. Each may be repeated: what has been done already yields nothing new. */
public sealed interface CreditCommand
        permits OpenAccount,
                GrantCredits,
                PurchaseCredits,
                HoldCredits,
                ExtendHold,
                CommitCredits,
                ReleaseCredits,
                ExpireHold,
                ExpireLots,
                RefundCharge,
                AdjustCredits,
                FreezeAccount,
                UnfreezeAccount,
                SetLimits {

    AccountId accountId();
}
