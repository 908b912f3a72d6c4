package io.rhapsode.query.credit;

import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.query.TenantReader;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what a tenant has. One without an account has nothing. */
public class CreditQueries {

    private static final BalanceView NOTHING = new BalanceView(0, 0, 0);

    private final TenantReader reader;

    public CreditQueries(TenantReader reader) {
        this.reader = reader;
    }

    @QueryHandler
    CompletableFuture<BalanceView> handle(FindBalance query) {
        return reader.list(query.tenant(), "select * from credit_balance", nothing -> {}, BalanceTable::read)
                .thenApply(rows -> rows.isEmpty() ? NOTHING : rows.getFirst().view());
    }
}
