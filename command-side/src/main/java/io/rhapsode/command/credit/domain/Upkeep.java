package io.rhapsode.command.credit.domain;

import io.rhapsode.command.credit.domain.AccountState.Open;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.DebtSettled;
import io.rhapsode.events.credit.LotExpired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happens to an account without being asked for, around everything else: lots expire, and a debt is paid from whatever is available. */
final class Upkeep {

    private Upkeep() {}

    static List<CreditEvent> expired(Open account, Instant now) {
        var id = AccountId.of(account.owner());
        return account.free().due(now).stream()
                .<CreditEvent>map(part -> new LotExpired(id, part))
                .toList();
    }

    static List<CreditEvent> behind(Open account, Instant now) {
        var all = new ArrayList<>(expired(account, now));
        var left = AccountDecider.evolve(account, all);
        long paid = Math.min(left.debt(), left.available());
        if (paid > 0) {
            var parts = left.free().first(paid).lots();
            all.add(new DebtSettled(AccountId.of(account.owner()), paid, parts));
        }
        return all;
    }
}
