package io.rhapsode.query.personal;

import io.rhapsode.events.generation.FindTitle;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.KeepFeedbackWords;
import io.rhapsode.events.generation.KeepTitle;
import io.rhapsode.events.generation.TitleView;
import io.rhapsode.query.TenantReader;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps and forgets words. They come before the events they belong to and are no part of them, so the log can be kept for ever. Each command can be
 * repeated; none touches the row of another tenant.
 */
public class PersonalWords {

    private final JdbcTemplate jdbc;
    private final TenantReader reader;

    /** @param writing whose connections have the role of the writer */
    public PersonalWords(DataSource writing, TenantReader reader) {
        this.jdbc = new JdbcTemplate(writing);
        this.reader = reader;
    }

    @CommandHandler
    void handle(KeepTitle command) {
        jdbc.update("""
                insert into personal_generation (generation_id, tenant_id, title) values (?, ?, ?)
                on conflict (generation_id) do update set title = excluded.title
                where personal_generation.tenant_id = excluded.tenant_id
                """, command.generationId().value(), command.tenantId().value(), command.title());
    }

    /** Of what has been erased meanwhile nothing is kept: nobody would come to remove it. */
    @CommandHandler
    void handle(KeepFeedbackWords command) {
        jdbc.update(
                """
                insert into personal_feedback (generation_id, tenant_id, comment, tags)
                select ?, ?, ?::text, ?::text[] where not exists (select from generation where generation_id = ? and erased)
                on conflict (generation_id) do update set comment = excluded.comment, tags = excluded.tags
                where personal_feedback.tenant_id = excluded.tenant_id
                """,
                command.generationId().value(),
                command.tenantId().value(),
                command.comment(),
                command.tags().toArray(String[]::new),
                command.generationId().value());
    }

    @CommandHandler
    void handle(ForgetWords command) {
        var generation = command.generationId().value();
        var tenant = command.tenantId().value();
        jdbc.update("delete from personal_generation where generation_id = ? and tenant_id = ?", generation, tenant);
        jdbc.update("delete from personal_feedback where generation_id = ? and tenant_id = ?", generation, tenant);
    }

    @QueryHandler
    CompletableFuture<TitleView> handle(FindTitle query) {
        return reader.list(
                        query.tenant(),
                        "select title from personal_generation where generation_id = $1",
                        asked -> asked.bind(0, query.generationId().value()),
                        row -> row.get("title", String.class))
                .thenApply(titles -> new TitleView(titles.isEmpty() ? null : titles.getFirst()));
    }
}
