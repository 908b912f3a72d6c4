package io.rhapsode.worker.text;

import io.rhapsode.events.text.ContentType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What kind of text it is. What lines show goes first (a play, a letter, a poem); else the vocabulary decides, each kind by its hits for
 * 100 words, and narration also by how much is said in it. In doubt it is general.
 */
final class ContentTypes {

    private static final Map<String, ContentType> VOCABULARIES = Map.of(
            "narrative", ContentType.FICTION_NARRATIVE,
            "news", ContentType.NEWS,
            "technical", ContentType.TECHNICAL,
            "educational", ContentType.EDUCATIONAL,
            "marketing", ContentType.MARKETING,
            "argument", ContentType.NON_FICTION);

    static final List<String> SECTIONS = VOCABULARIES.keySet().stream().sorted().toList();

    /** Hits for 100 words from which a vocabulary says something. */
    private static final double TELLING = 2.5;

    private static final int FEWEST_HITS = 2;

    /** Speech from which on a story is a dialogue. */
    private static final double DIALOGUE = 0.45;

    /** Speech that counts like this many telling words. */
    private static final double WORDS_OF_FULL_DIALOGUE = 12;

    private ContentTypes() {}

    static ContentType of(
            Lines lines, LanguageWords language, Map<String, Integer> hits, int words, double dialogueRatio) {
        if (lines.areScript()) {
            return ContentType.SCRIPT;
        }
        if (lines.areLetter(language)) {
            return ContentType.CORRESPONDENCE;
        }
        if (lines.areVerse() && lines.code() < 0.5) {
            return ContentType.POETRY;
        }
        var scores = new EnumMap<ContentType, Double>(ContentType.class);
        VOCABULARIES.forEach((section, type) -> {
            int found = hits.getOrDefault(section, 0);
            scores.put(type, found < FEWEST_HITS ? 0 : 100.0 * found / words);
        });
        scores.merge(ContentType.FICTION_NARRATIVE, WORDS_OF_FULL_DIALOGUE * dialogueRatio, Double::sum);
        scores.merge(ContentType.NEWS, lines.haveDateline() ? 2 * TELLING : 0, Double::sum);
        scores.merge(ContentType.TECHNICAL, Math.min(4 * TELLING, 2 * TELLING * lines.code()), Double::sum);
        var best = scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        if (best.getValue() < TELLING) {
            return ContentType.GENERAL;
        }
        boolean spoken = best.getKey() == ContentType.FICTION_NARRATIVE && dialogueRatio >= DIALOGUE;
        return spoken ? ContentType.FICTION_DIALOGUE : best.getKey();
    }
}
