package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.Columns;
import io.rhapsode.query.JdbcColumns;
import io.rhapsode.query.credit.domain.Books;
import io.rhapsode.query.credit.domain.Limits;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row for each account: its part of each account of the ledger, a column each. */
final class BalanceTable {

    private static final String ACCOUNTS =
            Arrays.stream(LedgerAccount.values()).map(LedgerAccount::code).collect(Collectors.joining(", "));

    /** Besides the keys. */
    private static final String COLUMNS =
            "frozen, low_balance, budget, budget_spent, budget_ends_at, sequence, " + ACCOUNTS;

    private static final String UPSERT = "insert into credit_balance (account_id, tenant_id, " + COLUMNS + ") values (?"
            + ", ?".repeat(1 + COLUMNS.split(", ").length)
            + ") on conflict (account_id) do update set "
            + Arrays.stream(COLUMNS.split(", "))
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "));

    private final JdbcTemplate jdbc;

    BalanceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<AccountId, Balance> find(Collection<AccountId> ids) {
        Map<AccountId, Balance> found = new HashMap<>();
        jdbc.query(
                "select * from credit_balance where account_id = any(?)",
                rows -> {
                    var balance = read(new JdbcColumns(rows));
                    found.put(balance.accountId(), balance);
                },
                (Object) ids.stream().map(AccountId::value).toArray(String[]::new));
        return found;
    }

    /** Inserts what is new, updates what was there. */
    void write(Collection<Balance> balances) {
        jdbc.batchUpdate(UPSERT, balances.stream().map(BalanceTable::values).toList());
    }

    static Balance read(Columns row) {
        Map<LedgerAccount, Long> totals = new EnumMap<>(LedgerAccount.class);
        for (LedgerAccount account : LedgerAccount.values()) {
            totals.put(account, row.get(account.code(), Long.class));
        }
        return new Balance(
                new AccountId(row.get("account_id", String.class)),
                new TenantId(row.get("tenant_id", String.class)),
                new Books(totals),
                row.get("frozen", Boolean.class),
                new Limits(
                        row.orNull("low_balance", Long.class),
                        row.orNull("budget", Long.class),
                        row.get("budget_spent", Long.class),
                        row.orNull("budget_ends_at", OffsetDateTime.class) == null
                                ? null
                                : row.instant("budget_ends_at")),
                row.get("sequence", Long.class));
    }

    private static Object[] values(Balance balance) {
        var limits = balance.limits();
        Instant endsAt = limits.endsAt();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(balance.accountId().value());
        values.add(balance.tenantId().value());
        values.add(balance.frozen());
        values.add(limits.lowBalance());
        values.add(limits.budget());
        values.add(limits.spent());
        values.add(endsAt == null ? null : endsAt.atOffset(ZoneOffset.UTC));
        values.add(balance.sequence());
        for (LedgerAccount account : LedgerAccount.values()) {
            values.add(balance.books().of(account));
        }
        return values.toArray();
    }
}
