package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.price.domain.Price;
import java.util.List;

/**
 * What a provider has to offer at this moment.
 *
 * @param voices in its order of preference; empty where they cannot be found out now
 * @param languages BCP 47, a tag standing for its regions too; empty for those of its voices
 * @param models the default first; empty where it has no such choice
 * @param largestRequest code points that fit into one request, whatever they are
 * @param price in force when the text was asked for
 */
public record Offer(
        ProviderId provider,
        Standing standing,
        List<OfferedVoice> voices,
        List<String> languages,
        List<String> models,
        int largestRequest,
        Price price,
        Features features) {

    public Offer {
        voices = List.copyOf(voices);
        languages = List.copyOf(languages);
        models = List.copyOf(models);
    }

    /** The same provider as if nothing stood in its way but the operator's switch. */
    Offer atItsBest() {
        return standing == Standing.DISABLED
                ? this
                : new Offer(provider, Standing.READY, voices, languages, models, largestRequest, price, features);
    }
}
