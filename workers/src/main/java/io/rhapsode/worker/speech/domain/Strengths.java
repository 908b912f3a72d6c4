package io.rhapsode.worker.speech.domain;

import io.rhapsode.events.text.ContentType;
import java.util.Locale;
import java.util.Set;

/**
 * What a model is best at, of all that it can do. Declared, as its quality is.
 *
 * @param languages of BCP 47, without regions, in which it has its quality, and in others a step less; empty for all alike
 * @param contentTypes for which it has a step more
 */
public record Strengths(Set<String> languages, Set<ContentType> contentTypes) {

    public static final Strengths NONE = new Strengths(Set.of(), Set.of());

    private static final int WORST = 1;
    private static final int BEST = 5;

    public Strengths {
        languages = Set.copyOf(languages);
        contentTypes = Set.copyOf(contentTypes);
    }

    /**
     * The quality for one text.
     *
     * @param declared 1 to 5
     * @param language BCP 47; {@code und} is no other language than those it is best in
     */
    public int quality(int declared, String language, ContentType contentType) {
        int quality = declared;
        if (!languages.isEmpty() && isKnown(language) && !languages.contains(primary(language))) {
            quality--;
        }
        if (contentTypes.contains(contentType)) {
            quality++;
        }
        return Math.clamp(quality, WORST, BEST);
    }

    private static boolean isKnown(String language) {
        return !primary(language).isEmpty();
    }

    private static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }
}
