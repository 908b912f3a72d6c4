package io.rhapsode.events.facade;

import io.rhapsode.events.speech.ProviderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of models, those of the providers first. */
public record ModelsView(List<Model> models) {

    public ModelsView {
        models = List.copyOf(models);
    }

    /**
     * One of them.
     *
     * @param provider null for an alias
     * @param languages BCP 47; empty where it is not known or they are many
     */
    public record Model(String name, @Nullable ProviderId provider, List<String> languages) {

        public Model {
            languages = List.copyOf(languages);
        }
    }
}
