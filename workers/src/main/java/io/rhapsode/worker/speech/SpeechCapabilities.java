package io.rhapsode.worker.speech;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider can do and what it stands.
 *
 * @param languages BCP 47; a tag stands for its regions too ({@code en} for {@code en-GB}); empty for those of its voices
 * @param models the default first; at least one
 * @param concurrency requests it takes at once
 * @param requestsPerSecond it stands; infinite where there is no such limit
 * @param charactersPerSecond how fast its voices speak at speed 1, until it has been learned
 */
public record SpeechCapabilities(
        List<String> languages,
        List<SpeechModel> models,
        int concurrency,
        double requestsPerSecond,
        double charactersPerSecond) {

    public SpeechCapabilities {
        languages = List.copyOf(languages);
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a provider has a model, if only one without a name");
        }
    }

    /** The one it speaks with where none is asked for. */
    public SpeechModel defaultModel() {
        return models.getFirst();
    }

    /** The one of this name, or where that is null or unknown the default. */
    public SpeechModel model(@Nullable String name) {
        return named(name).orElse(defaultModel());
    }

    private Optional<SpeechModel> named(@Nullable String name) {
        return models.stream()
                .filter(model -> name != null && name.equals(model.name()))
                .findFirst();
    }

    /** The names of its models; none where it has no such choice. */
    public List<String> modelNames() {
        return models.stream()
                .flatMap(model -> Optional.ofNullable(model.name()).stream())
                .toList();
    }
}
