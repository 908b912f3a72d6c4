package io.rhapsode.command.generation;

import io.rhapsode.command.generation.domain.KeptQuote;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.Quote;
import io.rhapsode.events.generation.QuoteId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Quotes for one test. */
final class QuotesInMemory implements Quotes {

    private final Map<QuoteId, KeptQuote> quotes = new HashMap<>();

    @Override
    public void keep(Quote quote) {
        quotes.put(quote.price().quoteId(), new KeptQuote(quote, null));
    }

    @Override
    public Optional<KeptQuote> lock(QuoteId id) {
        return Optional.ofNullable(quotes.get(id));
    }

    @Override
    public void use(QuoteId id, GenerationId generation) {
        quotes.put(id, new KeptQuote(Objects.requireNonNull(quotes.get(id)).quote(), generation));
    }
}
