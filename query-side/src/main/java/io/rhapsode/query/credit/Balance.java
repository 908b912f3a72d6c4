package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.identity.TenantId;

/**
 * What an account has.
 *
 * @param settled granted less charged
 * @param held set aside
 * @param sequence number of the last event that is in it
 */
record Balance(AccountId accountId, TenantId tenantId, long settled, long held, long sequence) {

    static Balance open(AccountOpened event, long sequence) {
        return new Balance(event.accountId(), event.tenantId(), 0, 0, sequence);
    }

    /** An event that is told again changes nothing. */
    Balance evolve(CreditEvent event, long sequence) {
        if (sequence <= this.sequence) {
            return this;
        }
        return switch (event) {
            case AccountOpened e -> with(settled, held, sequence);
            case CreditsGranted e -> with(settled + e.credits(), held, sequence);
            case CreditsHeld e -> with(settled, held + e.credits(), sequence);
            case HoldDeclined e -> with(settled, held, sequence);
            case CreditsCommitted e -> with(settled - e.credits(), held - e.credits() - e.releasedCredits(), sequence);
            case CreditsReleased e -> with(settled, held - e.credits(), sequence);
        };
    }

    BalanceView view() {
        return new BalanceView(settled, held, settled - held);
    }

    private Balance with(long settled, long held, long sequence) {
        return new Balance(accountId, tenantId, settled, held, sequence);
    }
}
