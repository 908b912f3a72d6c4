package io.rhapsode.command.generation;

import io.rhapsode.command.generation.domain.KeptQuote;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.Quote;
import io.rhapsode.events.generation.QuoteId;
import java.util.Optional;

/** Where promised prices lie. All calls belong to the transaction of the command that is being handled. */
public interface Quotes {

    /** Keeps a new one. */
    void keep(Quote quote);

    /** The quote, which nobody else can look at in this way before the transaction is over. */
    Optional<KeptQuote> lock(QuoteId id);

    /** Remembers who called upon it. */
    void use(QuoteId id, GenerationId generation);
}
