package io.rhapsode.query.quote;

import io.rhapsode.events.generation.FindQuote;
import io.rhapsode.events.generation.QuoteView;
import io.rhapsode.query.TenantReader;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what a quote promises its tenant. */
public class QuoteQueries {

    private static final QuoteView UNKNOWN = new QuoteView(false, 0);

    private final TenantReader reader;

    public QuoteQueries(TenantReader reader) {
        this.reader = reader;
    }

    @QueryHandler
    CompletableFuture<QuoteView> handle(FindQuote query) {
        return reader.list(
                        query.tenant(),
                        "select credits from quote where quote_id = $1",
                        asked -> asked.bind(0, query.quoteId().value()),
                        row -> new QuoteView(true, row.get("credits", Long.class)))
                .thenApply(rows -> rows.isEmpty() ? UNKNOWN : rows.getFirst());
    }
}
