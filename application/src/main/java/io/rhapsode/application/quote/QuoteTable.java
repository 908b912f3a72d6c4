package io.rhapsode.application.quote;

import io.rhapsode.command.generation.Quotes;
import io.rhapsode.command.generation.domain.KeptQuote;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.Quote;
import io.rhapsode.events.generation.QuoteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Quotes in PostgreSQL. A row that is locked keeps out everybody on every node who wants to call upon the same quote, until the generation has begun or not. */
@Component
class QuoteTable implements Quotes {

    private final JdbcClient database;
    private final JsonMapper json;

    QuoteTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void keep(Quote quote) {
        database.sql("""
                        insert into quote (quote_id, tenant_id, credits, quote, expires_at)
                        values (:id, :tenant, :credits, :quote, :expires) on conflict do nothing
                        """)
                .param("id", quote.price().quoteId().value())
                .param("tenant", quote.tenantId().value())
                .param("credits", quote.price().credits())
                .param("quote", json.writeValueAsString(quote))
                .param("expires", quote.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<KeptQuote> lock(QuoteId id) {
        return database.sql("select quote, used_by from quote where quote_id = :id for update")
                .param("id", id.value())
                .query((row, number) -> {
                    String usedBy = row.getString("used_by");
                    return new KeptQuote(
                            json.readValue(row.getString("quote"), Quote.class),
                            usedBy == null ? null : new GenerationId(usedBy));
                })
                .optional();
    }

    @Override
    public void use(QuoteId id, GenerationId generation) {
        database.sql("update quote set used_by = :generation where quote_id = :id")
                .param("generation", generation.value())
                .param("id", id.value())
                .update();
    }

    /** Forgets those that were over before. Returns how many. */
    int forget(Instant overBefore) {
        return database.sql("delete from quote where expires_at < :before")
                .param("before", overBefore.atOffset(ZoneOffset.UTC))
                .update();
    }
}
