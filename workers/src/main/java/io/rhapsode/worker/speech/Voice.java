package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.Gender;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voice of a provider.
 *
 * @param name as the provider calls it, without the provider's id; fit for a {@link io.rhapsode.events.speech.VoiceId}
 * @param languages BCP 47, its own first; empty for every language of the provider
 * @param gender null where it is not known
 * @param label for people
 */
public record Voice(
        String name, List<String> languages, @Nullable Gender gender, String label) {

    public Voice {
        languages = List.copyOf(languages);
    }
}
