package io.rhapsode.events.voice;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Query for a {@link VoicePage}, newest first; null leaves a filter out.
 *
 * @param limit 1 to 200
 * @param cursor as a page before gave it; one that is not understood is refused as an {@link IllegalArgumentException}
 */
public record ListVoices(
        TenantId tenant, Filter filter, int limit, @Nullable String cursor) {

    /**
     * Which voices.
     *
     * @param available true for those that can be had, false for those that were withdrawn
     * @param language a BCP 47 tag in lower case; {@code en} stands for {@code en-gb} too
     * @param providers any of these
     * @param words in lower case; each stands in the voice's label, its provider's name of it, or its accent
     * @param favourite only favourites of the tenant
     */
    public record Filter(
            @Nullable Boolean available,
            @Nullable String language,
            @Nullable Gender gender,
            @Nullable VoiceStyle style,
            @Nullable List<ProviderId> providers,
            List<String> words,
            boolean favourite) {

        public Filter {
            words = List.copyOf(words);
        }
    }
}
