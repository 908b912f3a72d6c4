package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountFrozen;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.AccountUnfrozen;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.credit.domain.Books;
import io.rhapsode.query.credit.domain.Limits;

/**
 * Where an account stands.
 *
 * @param sequence number of the last event that is in it
 */
record Balance(AccountId accountId, TenantId tenantId, Books books, boolean frozen, Limits limits, long sequence) {

    static Balance open(AccountOpened event) {
        return new Balance(event.accountId(), event.tenantId(), Books.EMPTY, false, Limits.NONE, -1);
    }

    Balance evolve(CreditEvent event, long sequence) {
        boolean nowFrozen = event instanceof AccountFrozen || frozen && !(event instanceof AccountUnfrozen);
        return new Balance(accountId, tenantId, books.plus(event.entries()), nowFrozen, limits.evolve(event), sequence);
    }
}
