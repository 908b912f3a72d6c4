package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotId;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.query.Columns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lots with something available in them. A batch adds to each lot once, what it comes to. */
final class LotTable {

    private final JdbcTemplate jdbc;

    /** What the batch adds to each lot of each account. */
    private final Map<Key, Change> changes = new LinkedHashMap<>();

    private record Key(AccountId account, LotId lot) {}

    private record Change(Balance account, LotCredits credits) {

        Change plus(Change more) {
            return new Change(account, new LotCredits(credits.lot(), credits.credits() + more.credits.credits()));
        }
    }

    LotTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Balance account, List<LotCredits> lots) {
        lots.forEach(credits -> changes.merge(
                new Key(account.accountId(), credits.lot().lotId()), new Change(account, credits), Change::plus));
    }

    void write() {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> keys = new ArrayList<>();
        changes.forEach((key, change) -> {
            if (change.credits.credits() != 0) {
                rows.add(values(change));
                keys.add(new Object[] {key.account().value(), key.lot().value()});
            }
        });
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate("""
                insert into credit_lot (account_id, lot_id, tenant_id, kind, priority, expires_at, granted_at, remaining)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id, lot_id) do update set remaining = credit_lot.remaining + excluded.remaining
                """, rows);
        jdbc.batchUpdate("delete from credit_lot where account_id = ? and lot_id = ? and remaining = 0", keys);
    }

    static BalanceView.Lot read(Columns row) {
        return new BalanceView.Lot(
                new LotId(row.get("lot_id", String.class)),
                row.code("kind", LotKind.class),
                row.get("remaining", Long.class),
                row.instantOrNull("expires_at"));
    }

    private static Object[] values(Change change) {
        Lot lot = change.credits.lot();
        return new Object[] {
            change.account.accountId().value(),
            lot.lotId().value(),
            change.account.tenantId().value(),
            lot.kind().code(),
            lot.priority(),
            utc(lot.expiresAt()),
            utc(lot.grantedAt()),
            change.credits.credits()
        };
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
