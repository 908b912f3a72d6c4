package io.rhapsode.query.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LotId;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.query.JdbcColumns;
import io.rhapsode.query.credit.LedgerAudit.Finding;
import io.rhapsode.query.credit.domain.Books;
import io.rhapsode.query.credit.domain.Proof;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The books as they are shown, all of one moment, and where they differ from the proof. */
final class ShownBooks {

    /** How often a projection that is behind is looked at again, half a second later each time. */
    private static final int PATIENCE = 20;

    private static final int PAUSE_MILLIS = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate moment;

    ShownBooks(DataSource writing) {
        this.jdbc = new JdbcTemplate(writing);
        this.moment = new TransactionTemplate(new JdbcTransactionManager(writing));
        this.moment.setReadOnly(true);
        this.moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Brings a proof up to an event. */
    interface ReadOn {
        void upTo(AccountId account, Proof proof, long last);
    }

    private static final class Shown {
        private final Map<AccountId, Balance> balances = new HashMap<>();
        private final Map<AccountId, Map<LedgerAccount, Long>> journal = new HashMap<>();
        private final Map<AccountId, Map<LotId, Long>> lots = new HashMap<>();
        private final Map<AccountId, Map<GenerationId, Long>> holds = new HashMap<>();
        private final Map<AccountId, Long> movements = new HashMap<>();
    }

    List<Finding> compare(Map<AccountId, Proof> proofs, ReadOn more) throws InterruptedException {
        for (int look = 0; look < PATIENCE && isBehind(proofs); look++) {
            Thread.sleep(PAUSE_MILLIS);
        }
        Shown shown = look();
        var found = new ArrayList<Finding>();
        for (Balance balance : shown.balances.values()) {
            Proof proof = proofs.computeIfAbsent(balance.accountId(), account -> new Proof());
            more.upTo(balance.accountId(), proof, balance.sequence());
        }
        for (var proof : proofs.entrySet()) {
            compare(proof.getKey(), proof.getValue(), shown, found);
        }
        return found;
    }

    /** Looks at the balances alone: the journal is long. */
    private boolean isBehind(Map<AccountId, Proof> proofs) {
        Map<AccountId, Long> last = new HashMap<>();
        jdbc.query("select account_id, sequence from credit_balance", row -> {
            last.put(new AccountId(row.getString("account_id")), row.getLong("sequence"));
        });
        return proofs.entrySet().stream()
                .anyMatch(proof -> last.getOrDefault(proof.getKey(), -1L) + 1
                        < proof.getValue().next());
    }

    private static long last(Shown shown, AccountId account) {
        Balance balance = shown.balances.get(account);
        return balance == null ? -1 : balance.sequence();
    }

    private static void compare(AccountId account, Proof proof, Shown shown, List<Finding> found) {
        Balance balance = shown.balances.get(account);
        long last = last(shown, account);
        if (balance == null || last + 1 != proof.next()) {
            found.add(new Finding(
                    account,
                    "event " + last + " is the last that is shown, " + (proof.next() - 1) + " the last there is"));
            return;
        }
        differ(account, "balance", proof.books(), balance.books(), found);
        differ(account, "journal", proof.books(), new Books(shown.journal.getOrDefault(account, Map.of())), found);
        differ(account, "lots", proof.lots(), shown.lots.getOrDefault(account, Map.of()), found);
        differ(account, "holds", proof.holds(), shown.holds.getOrDefault(account, Map.of()), found);
        differ(account, "number of movements", proof.next(), shown.movements.get(account), found);
    }

    private static void differ(
            AccountId account, String what, Object proven, @Nullable Object shown, List<Finding> found) {
        if (!proven.equals(shown)) {
            found.add(new Finding(account, what + ": shown " + shown + ", proven " + proven));
        }
    }

    private Shown look() {
        var shown = new Shown();
        moment.executeWithoutResult(transaction -> {
            jdbc.query("select * from credit_balance", row -> {
                var balance = BalanceTable.read(new JdbcColumns(row));
                shown.balances.put(balance.accountId(), balance);
            });
            jdbc.query(
                    "select account_id, ledger_account, sum(credits)::bigint as credits from credit_entry group by 1, 2",
                    row -> {
                        shown.journal
                                .computeIfAbsent(
                                        new AccountId(row.getString("account_id")),
                                        account -> new EnumMap<>(LedgerAccount.class))
                                .put(LedgerAccount.of(row.getString("ledger_account")), row.getLong("credits"));
                    });
            jdbc.query("select account_id, lot_id, remaining from credit_lot", row -> {
                shown.lots
                        .computeIfAbsent(new AccountId(row.getString("account_id")), account -> new HashMap<>())
                        .put(new LotId(row.getString("lot_id")), row.getLong("remaining"));
            });
            jdbc.query("select account_id, generation_id, credits from credit_hold", row -> {
                shown.holds
                        .computeIfAbsent(new AccountId(row.getString("account_id")), account -> new HashMap<>())
                        .put(new GenerationId(row.getString("generation_id")), row.getLong("credits"));
            });
            jdbc.query("select account_id, count(*) as movements from credit_movement group by 1", row -> {
                shown.movements.put(new AccountId(row.getString("account_id")), row.getLong("movements"));
            });
        });
        return shown;
    }
}
