package io.rhapsode.events.voice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of voices.
 *
 * @param nextCursor null on the last
 */
public record VoicePage(List<VoiceView> items, @Nullable String nextCursor) {

    public VoicePage {
        items = List.copyOf(items);
    }
}
