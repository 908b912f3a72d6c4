package io.rhapsode.command.generation.domain;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.Quote;
import io.rhapsode.events.generation.QuotedPrice;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.speech.Candidate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a quote promises: who may call upon it, and that nobody pays more. */
final class Promise {

    private Promise() {}

    /** The price that is promised to a request; null where it names no quote. A quote of another tenant does not exist. */
    static @Nullable QuotedPrice calledUpon(RequestGeneration request, @Nullable KeptQuote kept, Instant now) {
        if (request.quoteId() == null) {
            return null;
        }
        if (kept == null || !kept.quote().tenantId().equals(request.tenantId())) {
            throw new RejectedException(Rejection.QUOTE_NOT_FOUND, "There is no such quote, or it is long over.");
        }
        Quote quote = kept.quote();
        if (request.generationId().equals(kept.usedBy())) {
            return quote.price();
        }
        if (kept.usedBy() != null) {
            throw new RejectedException(
                    Rejection.QUOTE_USED, "Another generation has called upon the quote; ask for a new one.");
        }
        if (!now.isBefore(quote.expiresAt())) {
            throw new RejectedException(
                    Rejection.QUOTE_EXPIRED, "The quote was valid until " + quote.expiresAt() + "; ask for a new one.");
        }
        if (!quote.textDigest().equals(request.textDigest()) || !quote.order().equals(request.order())) {
            throw new RejectedException(
                    Rejection.QUOTE_MISMATCH, "The quote is for another text or for other options; ask for a new one.");
        }
        return quote.price();
    }

    /** The candidates at the prices that are charged: what was promised is the most. */
    static Routing kept(@Nullable QuotedPrice quoted, Routing routing) {
        return quoted == null
                ? routing
                : new Routing(
                        routing.strategy(),
                        routing.policy(),
                        routing.policyVersion(),
                        routing.seed(),
                        routing.reason(),
                        routing.candidates().stream()
                                .map(candidate -> at(quoted.atMost(candidate), candidate))
                                .toList(),
                        routing.exclusions());
    }

    private static Candidate at(long credits, Candidate candidate) {
        return new Candidate(
                candidate.provider(),
                candidate.voice(),
                candidate.model(),
                candidate.features(),
                candidate.costMicros(),
                credits,
                candidate.creditsPer1k(),
                candidate.score(),
                candidate.probability(),
                candidate.ignoredSettings());
    }
}
