package io.rhapsode.worker.generation;

import io.rhapsode.events.speech.Candidate;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.speech.Purse;
import io.rhapsode.worker.speech.Speaker;

/**
 * Who speaks for a generation, and on what terms.
 *
 * @param price of the moment in which the generation was asked for
 * @param purse what it may still cost
 */
record Engagement(Candidate candidate, Speaker provider, Price price, Purse purse) {

    static Engagement of(GenerationHistory history, Speaker provider) {
        Candidate candidate = history.candidate();
        Price price = provider.priceAt(history.requestedAt(), candidate.model());
        Long cap = history.requested().order().routing().maxCostMicros();
        Purse purse =
                cap == null ? Purse.bottomless() : Purse.of(price, cap, history.spentMicros(), history.amountsSpent());
        return new Engagement(candidate, provider, price, purse);
    }
}
