package io.rhapsode.events.speech;

import org.jspecify.annotations.Nullable;

/**
 * What kind of voice is wanted where none is named.
 *
 * @param language BCP 47; overrules what the analysis finds
 */
public record VoicePreferences(
        @Nullable Gender gender, @Nullable String language) {

    public static final VoicePreferences NONE = new VoicePreferences(null, null);
}
