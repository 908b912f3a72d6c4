package io.rhapsode.events.credit;

/** What happened to an account. */
public sealed interface CreditEvent
        permits AccountOpened, CreditsGranted, CreditsHeld, HoldDeclined, CreditsCommitted, CreditsReleased {

    AccountId accountId();
}
