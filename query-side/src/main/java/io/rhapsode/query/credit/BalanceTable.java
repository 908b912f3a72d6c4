package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.Columns;
import io.rhapsode.query.JdbcColumns;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of credit accounts. */
final class BalanceTable {

    private final JdbcTemplate jdbc;

    BalanceTable(DataSource writing) {
        this.jdbc = new JdbcTemplate(writing);
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
        jdbc.batchUpdate("""
                insert into credit_balance (account_id, tenant_id, settled, held, sequence) values (?, ?, ?, ?, ?)
                on conflict (account_id) do update set
                  settled = excluded.settled, held = excluded.held, sequence = excluded.sequence
                """, balances.stream().map(BalanceTable::values).toList());
    }

    void truncate() {
        jdbc.execute("truncate credit_balance");
    }

    static Balance read(Columns row) {
        return new Balance(
                new AccountId(row.get("account_id", String.class)),
                new TenantId(row.get("tenant_id", String.class)),
                row.get("settled", Long.class),
                row.get("held", Long.class),
                row.get("sequence", Long.class));
    }

    private static Object[] values(Balance balance) {
        return new Object[] {
            balance.accountId().value(),
            balance.tenantId().value(),
            balance.settled(),
            balance.held(),
            balance.sequence()
        };
    }
}
