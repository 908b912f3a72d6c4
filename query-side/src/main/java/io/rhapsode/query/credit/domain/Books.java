package io.rhapsode.query.credit.domain;

import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LedgerEntry;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much stands in each account of the ledger. */
public record Books(Map<LedgerAccount, Long> totals) {

    public static final Books EMPTY = new Books(Map.of());

    public Books {
        var all = new EnumMap<LedgerAccount, Long>(LedgerAccount.class);
        for (LedgerAccount account : LedgerAccount.values()) {
            all.put(account, totals.getOrDefault(account, 0L));
        }
        totals = Collections.unmodifiableMap(all);
    }

    public Books plus(List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return this;
        }
        var sums = new EnumMap<>(totals);
        entries.forEach(entry -> sums.merge(entry.account(), entry.credits(), Long::sum));
        return new Books(sums);
    }

    public Books plus(Books more) {
        var sums = new EnumMap<>(totals);
        more.totals.forEach((account, credits) -> sums.merge(account, credits, Long::sum));
        return new Books(sums);
    }

    public long of(LedgerAccount account) {
        return totals.getOrDefault(account, 0L);
    }

    /** What it comes to for the tenant: settled less debt. */
    public long balance() {
        return of(LedgerAccount.CUSTOMER) + of(LedgerAccount.HELD) + of(LedgerAccount.DEBT);
    }

    /** Zero, or something is wrong. */
    public long sum() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }
}
