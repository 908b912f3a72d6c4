package io.rhapsode.query.credit;

import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.ExplainCharge;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.ListMovements;
import io.rhapsode.events.credit.MovementPage;
import io.rhapsode.query.TenantReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers what a tenant has, what has changed it, and why. One without an account has nothing. */
public class CreditQueries {

    private static final int MAX_LIMIT = 200;
    private static final BalanceView NOTHING = new BalanceView(false, 0, 0, 0, 0, false, null, null, List.of());

    private final TenantReader reader;

    public CreditQueries(TenantReader reader) {
        this.reader = reader;
    }

    /** A row of the account with one of its lots, or none. */
    private record Line(Balance balance, BalanceView.@Nullable Lot lot) {}

    /** One statement, so that balance and lots are of one moment. */
    @QueryHandler
    CompletableFuture<BalanceView> handle(FindBalance query) {
        return reader.list(
                        query.tenant(),
                        """
                        select credit_balance.*, lot_id, kind, remaining, expires_at
                        from credit_balance left join credit_lot using (account_id)
                        order by priority, expires_at nulls last, granted_at, lot_id
                        """,
                        nothing -> {},
                        row -> new Line(
                                BalanceTable.read(row),
                                row.orNull("lot_id", String.class) == null ? null : LotTable.read(row)))
                .thenApply(lines -> lines.isEmpty() ? NOTHING : view(lines));
    }

    @QueryHandler
    CompletableFuture<MovementPage> handle(ListMovements query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
        }
        long before = query.cursor() == null ? Long.MAX_VALUE : number(query.cursor());
        return reader.list(
                        query.tenant(),
                        """
                        select * from credit_movement where tenant_id = $1 and credits <> 0 and sequence < $2
                        order by sequence desc limit $3
                        """,
                        asked -> asked.bind(0, query.tenant().value())
                                .bind(1, before)
                                .bind(2, query.limit() + 1),
                        MovementTable::read)
                .thenApply(rows -> {
                    var shown = rows.subList(0, Math.min(query.limit(), rows.size()));
                    boolean more = rows.size() > query.limit();
                    return new MovementPage(
                            shown, more ? String.valueOf(shown.getLast().number()) : null);
                });
    }

    @QueryHandler
    CompletableFuture<MovementPage> handle(ExplainCharge query) {
        return reader.list(
                        query.tenant(),
                        "select * from credit_movement where generation_id = $1 order by sequence",
                        asked -> asked.bind(0, query.generationId().value()),
                        MovementTable::read)
                .thenApply(rows -> new MovementPage(rows, null));
    }

    /** @throws IllegalArgumentException for anything that no page gave out */
    private static long number(String cursor) {
        long number = Long.parseLong(cursor);
        if (number < 0) {
            throw new IllegalArgumentException("not a cursor");
        }
        return number;
    }

    private static BalanceView view(List<Line> lines) {
        var balance = lines.getFirst().balance();
        long available = balance.books().of(LedgerAccount.CUSTOMER);
        long held = balance.books().of(LedgerAccount.HELD);
        var limits = balance.limits();
        Long budget = limits.budget();
        var lots = lines.stream()
                .<BalanceView.Lot>mapMulti((line, next) -> {
                    if (line.lot() != null) {
                        next.accept(line.lot());
                    }
                })
                .toList();
        return new BalanceView(
                true,
                available + held,
                held,
                available,
                -balance.books().of(LedgerAccount.DEBT),
                balance.frozen(),
                limits.lowBalance(),
                budget == null ? null : new BalanceView.Budget(budget, limits.spent(), limits.endsAt()),
                lots);
    }
}
