package io.rhapsode.worker.routing.domain;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

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

    /** What callers may want is more than anybody offers: beyond this, all is found out anew. */
    private static final int MOST_WANTED = 1_000;

    /** From what is wanted to what is offered, as far as it was asked for: taking tags apart takes longer than all the rest of a decision among thousands of voices. */
    private static final Map<String, Map<String, OptionalInt>> DISTANCES = new ConcurrentHashMap<>();

    private Languages() {}

    static boolean isKnown(String tag) {
        return !primary(tag).equals(UNKNOWN);
    }

    /** Empty where they are different languages. */
    static OptionalInt distance(String wanted, String offered) {
        return distance(distancesFrom(wanted), wanted, offered);
    }

    private static OptionalInt distance(Map<String, OptionalInt> known, String wanted, String offered) {
        var distance = known.get(offered); // without a lock, unlike computeIfAbsent
        return distance == null ? known.computeIfAbsent(offered, tag -> compared(wanted, tag)) : distance;
    }

    private static Map<String, OptionalInt> distancesFrom(String wanted) {
        if (DISTANCES.size() > MOST_WANTED) {
            DISTANCES.clear();
        }
        var known = DISTANCES.get(wanted);
        return known == null ? DISTANCES.computeIfAbsent(wanted, tag -> new ConcurrentHashMap<>()) : known;
    }

    private static OptionalInt compared(String wanted, String offered) {
        if (!primary(wanted).equals(primary(offered))) {
            return OptionalInt.empty();
        }
        var want = Locale.forLanguageTag(wanted);
        var offer = Locale.forLanguageTag(offered);
        if (canonical(want).equals(canonical(offer))) {
            return OptionalInt.of(EXACT);
        }
        return OptionalInt.of(offer.getCountry().isEmpty() ? GENERAL : ELSEWHERE);
    }

    /** The nearest of several; empty where all are different languages. */
    static OptionalInt distance(String wanted, Collection<String> offered) {
        var known = distancesFrom(wanted);
        var nearest = OptionalInt.empty();
        for (String tag : offered) {
            var distance = distance(known, wanted, tag);
            if (distance.isPresent() && (nearest.isEmpty() || distance.getAsInt() < nearest.getAsInt())) {
                nearest = distance;
            }
        }
        return nearest;
    }

    private static String canonical(Locale tag) {
        return primary(tag.toLanguageTag()) + "-" + tag.getScript() + "-" + tag.getCountry() + "-" + tag.getVariant();
    }

    private static String primary(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return language.isEmpty() ? UNKNOWN : SAME.getOrDefault(language, language);
    }
}
