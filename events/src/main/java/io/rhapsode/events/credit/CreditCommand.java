package io.rhapsode.events.credit;

/** What can be asked of an account. Each may be repeated: what has been done already yields nothing new. */
public sealed interface CreditCommand permits OpenAccount, GrantCredits, HoldCredits, CommitCredits, ReleaseCredits {

    AccountId accountId();
}
