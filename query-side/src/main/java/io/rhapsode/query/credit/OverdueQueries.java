package io.rhapsode.query.credit;

import io.rhapsode.events.credit.FindOverdue;
import io.rhapsode.events.credit.OverdueView;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers the sweep, which looks after all tenants: as the writer, who sees all of them, and on the sweep's own thread, which may wait. */
public class OverdueQueries {

    private final JdbcClient database;

    /** @param writing whose connections have the role of the writer */
    public OverdueQueries(DataSource writing) {
        this.database = JdbcClient.create(writing);
    }

    @QueryHandler
    OverdueView handle(FindOverdue query) {
        var now = query.now().atOffset(ZoneOffset.UTC);
        var holds = database.sql("""
                        select tenant_id, generation_id from credit_hold
                        where expires_at <= :now and generation_id > :after order by generation_id limit :most
                        """)
                .param("now", now)
                .param("after", query.afterHold())
                .param("most", query.most())
                .query((row, number) -> new OverdueView.Hold(
                        new TenantId(row.getString("tenant_id")), new GenerationId(row.getString("generation_id"))))
                .list();
        var accounts = database.sql("""
                        select distinct tenant_id from credit_lot
                        where expires_at <= :now and tenant_id > :after order by tenant_id limit :most
                        """)
                .param("now", now)
                .param("after", query.afterAccount())
                .param("most", query.most())
                .query((row, number) -> new TenantId(row.getString("tenant_id")))
                .list();
        return new OverdueView(holds, accounts);
    }
}
