package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Gender;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voice of a provider.
 *
 * @param name as the provider calls it
 * @param languages BCP 47, its own first; empty for every language of the provider
 * @param gender null where it is not known
 */
public record OfferedVoice(
        String name, List<String> languages, @Nullable Gender gender) {

    public OfferedVoice {
        languages = List.copyOf(languages);
    }
}
