package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.price.domain.Price;
import java.util.List;

/**
 * What a provider has to offer at this moment.
 *
 * @param voices with the languages it speaks; empty where they cannot be found out now
 * @param models the default first; empty where it has no such choice
 * @param largestRequest code points that fit into one request, whatever they are
 * @param price in force when the text was asked for
 */
public record Offer(
        ProviderId provider,
        Standing standing,
        Roster voices,
        List<String> models,
        int largestRequest,
        Price price,
        Features features) {

    public Offer {
        models = List.copyOf(models);
    }

    /** The same provider as if nothing stood in its way but the operator's switch. */
    Offer atItsBest() {
        return standing == Standing.DISABLED
                ? this
                : new Offer(provider, Standing.READY, voices, models, largestRequest, price, features);
    }
}
