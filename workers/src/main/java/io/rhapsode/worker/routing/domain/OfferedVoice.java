package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceTraits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voice of a provider.
 *
 * @param name as the provider calls it
 * @param languages BCP 47, its own first; empty for every language of the provider
 * @param gender null where it is not known
 * @param traits how it sounds
 */
public record OfferedVoice(
        String name, List<String> languages, @Nullable Gender gender, VoiceTraits traits) {

    public OfferedVoice {
        languages = List.copyOf(languages);
    }

    /** A voice of which no more is known. */
    public OfferedVoice(String name, List<String> languages, @Nullable Gender gender) {
        this(name, languages, gender, VoiceTraits.UNKNOWN);
    }
}
