package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceTraits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voice of a provider.
 *
 * @param name as the provider calls it, without the provider's id; fit for a {@link io.rhapsode.events.speech.VoiceId}
 * @param languages BCP 47, its own first; empty for every language of the provider
 * @param gender null where it is not known
 * @param label for people
 * @param traits how it sounds
 */
public record Voice(
        String name, List<String> languages, @Nullable Gender gender, String label, VoiceTraits traits) {

    public Voice {
        languages = List.copyOf(languages);
    }

    /** A voice of which no more is known. */
    public Voice(String name, List<String> languages, @Nullable Gender gender, String label) {
        this(name, languages, gender, label, VoiceTraits.UNKNOWN);
    }
}
