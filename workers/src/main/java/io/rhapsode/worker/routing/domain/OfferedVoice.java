package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceTraits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A voice of a provider.
 *
 * @param name as the provider calls it
 * @param languages BCP 47, its own first; empty for every language of the provider
 * @param gender null where it is not known
 * @param traits how it sounds
 * @param models of the provider that have it; empty for all of them
 */
public record OfferedVoice(
        String name, List<String> languages, @Nullable Gender gender, VoiceTraits traits, Set<String> models) {

    public OfferedVoice {
        languages = List.copyOf(languages);
        models = Set.copyOf(models);
    }

    /** A voice that all models have. */
    public OfferedVoice(String name, List<String> languages, @Nullable Gender gender, VoiceTraits traits) {
        this(name, languages, gender, traits, Set.of());
    }

    /** A voice of which no more is known. */
    public OfferedVoice(String name, List<String> languages, @Nullable Gender gender) {
        this(name, languages, gender, VoiceTraits.UNKNOWN);
    }

    boolean isOf(OfferedModel model) {
        return models.isEmpty() || (model.name() != null && models.contains(model.name()));
    }
}
