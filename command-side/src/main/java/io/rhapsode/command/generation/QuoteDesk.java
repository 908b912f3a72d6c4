package io.rhapsode.command.generation;

import io.rhapsode.command.generation.domain.GenerationDecider;
import io.rhapsode.command.generation.domain.GenerationState;
import io.rhapsode.command.generation.domain.GenerationState.Absent;
import io.rhapsode.command.generation.domain.KeptQuote;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.KeepQuote;
import io.rhapsode.events.generation.QuoteId;
import io.rhapsode.events.generation.RequestGeneration;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps quotes, and has a generation begin, with one or without: its use and the beginning are one transaction, so that it is used once on however many nodes. When
 * it is paid is what its tenant has chosen by then.
 */
@Component
class QuoteDesk {

    private final Quotes quotes;
    private final TenantTerms tenants;
    private final Clock clock;

    QuoteDesk(Quotes quotes, TenantTerms tenants, Clock clock) {
        this.quotes = quotes;
        this.tenants = tenants;
        this.clock = clock;
    }

    @CommandHandler
    void handle(KeepQuote command) {
        quotes.keep(command.quote());
    }

    List<GenerationEvent> decide(RequestGeneration command, GenerationState state) {
        if (!(state instanceof Absent)) {
            return GenerationDecider.decide(command, state);
        }
        QuoteId id = command.quoteId();
        @Nullable KeptQuote kept = id == null ? null : quotes.lock(id).orElse(null);
        @Nullable DownloadTerms terms = tenants.of(command.tenantId()).orElse(null);
        List<GenerationEvent> begun = GenerationDecider.decide(command, kept, terms, state, clock.instant());
        if (id != null) {
            quotes.use(id, command.generationId());
        }
        return begun;
    }
}
