package io.rhapsode.events.speech;

import org.jspecify.annotations.Nullable;

/**
 * How a voice sounds, as far as its provider says.
 *
 * @param accent in lower case, as people call it: {@code american}, {@code british}
 */
public record VoiceTraits(
        @Nullable String accent,
        @Nullable Age age,
        @Nullable VoiceStyle style) {

    public static final VoiceTraits UNKNOWN = new VoiceTraits(null, null, null);
}
