package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.Columns;
import io.rhapsode.query.JdbcColumns;
import io.rhapsode.query.credit.domain.Books;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row for each account: its part of each account of the ledger, a column each. */
final class BalanceTable {

    private static final String ACCOUNTS =
            Arrays.stream(LedgerAccount.values()).map(LedgerAccount::code).collect(Collectors.joining(", "));

    private static final String UPSERT =
            "insert into credit_balance (account_id, tenant_id, frozen, sequence, " + ACCOUNTS
                    + ") values (?, ?, ?, ?" + ", ?".repeat(LedgerAccount.values().length)
                    + ") on conflict (account_id) do update set frozen = excluded.frozen, sequence = excluded.sequence, "
                    + Arrays.stream(LedgerAccount.values())
                            .map(account -> account.code() + " = excluded." + account.code())
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
                row.get("sequence", Long.class));
    }

    private static Object[] values(Balance balance) {
        var accounts = LedgerAccount.values();
        var values = new Object[4 + accounts.length];
        values[0] = balance.accountId().value();
        values[1] = balance.tenantId().value();
        values[2] = balance.frozen();
        values[3] = balance.sequence();
        for (int at = 0; at < accounts.length; at++) {
            values[4 + at] = balance.books().of(accounts[at]);
        }
        return values;
    }
}
