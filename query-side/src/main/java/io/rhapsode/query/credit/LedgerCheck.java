package io.rhapsode.query.credit;

import io.rhapsode.events.credit.LedgerAccount;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the books that are shown balance: account by account, and with their lots and holds. One statement, whose cost goes with the accounts and not with their age. */
public class LedgerCheck {

    private static final String SUM =
            Arrays.stream(LedgerAccount.values()).map(LedgerAccount::code).collect(Collectors.joining(" + "));

    private static final String CHECK = """
            select count(*) from credit_balance
            left join (select account_id, sum(remaining) as remaining from credit_lot group by 1) lot using (account_id)
            left join (select account_id, sum(credits) as credits from credit_hold group by 1) hold using (account_id)
            where %s <> 0 or customer <> coalesce(remaining, 0) or held <> coalesce(credits, 0)
              or customer < 0 or held < 0 or debt > 0
            """.formatted(SUM);

    private final JdbcClient database;

    /** @param writing whose connections have the role of the writer */
    public LedgerCheck(DataSource writing) {
        this.database = JdbcClient.create(writing);
    }

    /** Accounts whose books do not balance: zero, or something is wrong. */
    public long unbalanced() {
        return database.sql(CHECK).query(Long.class).single();
    }

    /** What all tenants owe together, in credits. */
    public long debt() {
        return database.sql("select coalesce(-sum(debt), 0)::bigint from credit_balance")
                .query(Long.class)
                .single();
    }
}
