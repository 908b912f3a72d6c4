package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceTraits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A voice of a provider.
 *
 * @param name as the provider calls it, without the provider's id; fit for a {@link io.rhapsode.events.speech.VoiceId}
 * @param languages BCP 47, its own first; empty for every language of the provider
 * @param gender null where it is not known
 * @param label for people
 * @param traits how it sounds
 * @param models of the provider that have it; empty for all of them
 */
public record Voice(
        String name,
        List<String> languages,
        @Nullable Gender gender,
        String label,
        VoiceTraits traits,
        Set<String> models) {

    public Voice {
        languages = List.copyOf(languages);
        models = Set.copyOf(models);
    }

    /** A voice that all models have. */
    public Voice(String name, List<String> languages, @Nullable Gender gender, String label, VoiceTraits traits) {
        this(name, languages, gender, label, traits, Set.of());
    }

    /** A voice of which no more is known. */
    public Voice(String name, List<String> languages, @Nullable Gender gender, String label) {
        this(name, languages, gender, label, VoiceTraits.UNKNOWN);
    }
}
