package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.ProviderId;
import java.util.List;

/**
 * What a provider has to offer at this moment.
 *
 * @param voices with the languages it speaks; empty where they cannot be found out now
 * @param models at least one
 */
public record Offer(ProviderId provider, Standing standing, Roster voices, List<OfferedModel> models) {

    public Offer {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a provider has a model, if only one without a name");
        }
    }

    /** Whether one of its models has this name. */
    boolean hasModel(String name) {
        return models.stream().anyMatch(model -> name.equals(model.name()));
    }

    /** The same provider as if nothing stood in its way but the operator's switch. */
    Offer atItsBest() {
        return standing == Standing.DISABLED ? this : new Offer(provider, Standing.READY, voices, models);
    }
}
