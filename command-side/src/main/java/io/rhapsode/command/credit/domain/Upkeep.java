package io.rhapsode.command.credit.domain;

import io.rhapsode.command.credit.domain.AccountState.Open;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.DebtSettled;
import io.rhapsode.events.credit.LotExpired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happens to an account without being asked for, around everything else: lots expire, a debt is paid from whatever is available, limits are watched. */
final class Upkeep {

    private Upkeep() {}

    static List<CreditEvent> before(Open account, Instant now) {
        var all = new ArrayList<>(Notices.renewed(account, now));
        all.addAll(expired(account, now));
        return all;
    }

    /** When nothing else happens. */
    static List<CreditEvent> expiry(Open account, Instant now) {
        var all = new ArrayList<>(expired(account, now));
        if (!all.isEmpty()) {
            all.addAll(Notices.told(AccountDecider.evolve(account, all)));
        }
        return List.copyOf(all);
    }

    private static List<CreditEvent> expired(Open account, Instant now) {
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
        all.addAll(Notices.renewed(account, now));
        all.addAll(Notices.told(AccountDecider.evolve(account, all)));
        return all;
    }
}
