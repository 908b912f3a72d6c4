package io.rhapsode.events.speech;

import org.jspecify.annotations.Nullable;

/**
 * What kind of voice is wanted where none is named.
 *
 * @param language BCP 47; overrules what the analysis finds
 * @param style what it is to be made for; counts after gender and language
 */
public record VoicePreferences(
        @Nullable Gender gender,
        @Nullable String language,
        @Nullable VoiceStyle style) {

    public static final VoicePreferences NONE = new VoicePreferences(null, null, null);
}
