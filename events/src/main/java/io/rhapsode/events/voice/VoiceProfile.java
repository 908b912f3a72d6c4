package io.rhapsode.events.voice;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceTraits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a voice speaks. Its name for people is not part of it: providers let people name voices, and the log holds nothing that a person typed.
 *
 * @param languages BCP 47, its own first; empty where it speaks whatever it is given
 * @param gender null where it is not known
 * @param traits accents are those of a list of ours
 */
public record VoiceProfile(List<String> languages, @Nullable Gender gender, VoiceTraits traits) {

    public VoiceProfile {
        languages = List.copyOf(languages);
    }
}
