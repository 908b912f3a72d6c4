package io.rhapsode.worker.routing.domain;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** How far one language tag is from another. Tags are written in many ways for the same thing: case, regions, old codes, macrolanguages. */
final class Languages {

    static final String UNKNOWN = "und";

    /** The same words, spoken as asked. */
    static final int EXACT = 0;

    /** The language in general. */
    private static final int GENERAL = 1;

    /** The language as spoken elsewhere. */
    private static final int ELSEWHERE = 2;

    /** Codes that are used for each other. */
    private static final Map<String, String> SAME =
            Map.of("cmn", "zh", "nb", "no", "nn", "no", "tl", "fil", "sh", "sr", "arb", "ar", "zsm", "ms", "pes", "fa");

    private Languages() {}

    /**
     * A tag that has been read. Reading it takes longer than all that is asked of it.
     *
     * @param primary the language, whatever its script and region
     * @param canonical equal for what is the same
     */
    record Tag(String primary, String canonical, boolean regional) {

        boolean isKnown() {
            return !primary.equals(UNKNOWN);
        }

        /** Empty where they are different languages. */
        OptionalInt distanceTo(Tag offered) {
            if (!primary.equals(offered.primary)) {
                return OptionalInt.empty();
            }
            if (canonical.equals(offered.canonical)) {
                return OptionalInt.of(EXACT);
            }
            return OptionalInt.of(offered.regional ? ELSEWHERE : GENERAL);
        }

        /** To the nearest of several; empty where all are different languages. */
        OptionalInt distanceTo(Collection<Tag> offered) {
            int nearest = Integer.MAX_VALUE;
            for (Tag tag : offered) {
                nearest = Math.min(nearest, distanceTo(tag).orElse(Integer.MAX_VALUE));
            }
            return nearest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(nearest);
        }
    }

    static Tag tag(String written) {
        var tag = Locale.forLanguageTag(written);
        String language = tag.getLanguage();
        String primary = language.isEmpty() ? UNKNOWN : SAME.getOrDefault(language, language);
        return new Tag(
                primary,
                primary + "-" + tag.getScript() + "-" + tag.getCountry() + "-" + tag.getVariant(),
                !tag.getCountry().isEmpty());
    }
}
