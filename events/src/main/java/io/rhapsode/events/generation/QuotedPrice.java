package io.rhapsode.events.generation;

import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import java.util.List;

/**
 * What was promised: the most that a generation costs, whoever delivers it and whatever the price is by then.
 *
 * @param credits price of the option that was recommended, which is the most for all
 * @param options what each candidate would have cost; the one that delivers costs no more than that either
 */
public record QuotedPrice(QuoteId quoteId, long credits, List<Option> options) {

    /** One candidate and its price for the whole text, in credits. */
    public record Option(ProviderId provider, VoiceId voice, long credits) {}

    public QuotedPrice {
        options = List.copyOf(options);
    }

    /** What the customer pays for the whole text if this candidate delivers it. */
    public long atMost(Candidate candidate) {
        long most = Math.min(candidate.credits(), credits);
        return options.stream()
                .filter(option -> option.provider().equals(candidate.provider())
                        && option.voice().equals(candidate.voice()))
                .mapToLong(Option::credits)
                .reduce(most, Math::min);
    }
}
