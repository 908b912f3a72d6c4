package io.rhapsode.worker.text.domain;

/**
 * How hard a text is to read: LIX, the readability index of C.-H. Björnsson (<i>Läsbarhet</i>, Stockholm 1968; in English: “Readability of
 * newspapers in 11 languages”, Reading Research Quarterly 18, 1983): words per sentence plus the percentage of long words. It counts
 * letters and not syllables, so it needs no dictionary and was compared across languages by its author.
 *
 * <p>Two things are ours. In scripts without spaces words are those a dictionary finds, and a word is long from {@value
 * #LONG_IDEOGRAPHIC_WORD} signs on where it is written in ideographs or kana, which carry a syllable or more each. And since the formula
 * is meant for 100 words at least, the index of a shorter text is drawn towards {@value #ORDINARY}, an ordinary one.
 */
public final class Readability {

    /** Letters; Björnsson counts words of more than six. */
    private static final int LONG_WORD = 7;

    private static final int LONG_IDEOGRAPHIC_WORD = 3;

    /** Björnsson: 25 children's books, 35 fiction, 45 factual prose, 55 specialist literature. */
    private static final double ORDINARY = 35;

    private static final double EASIEST = 20;
    private static final double HARDEST = 65;
    private static final int WORDS_NEEDED = 100;

    private int words;
    private int longWords;

    public void add(String word) {
        words++;
        int letters = word.codePointCount(0, word.length());
        boolean syllabic = Character.isIdeographic(word.codePointAt(0)) || isKana(word.codePointAt(0));
        longWords += letters >= (syllabic ? LONG_IDEOGRAPHIC_WORD : LONG_WORD) ? 1 : 0;
    }

    /** The index for what was added, on a scale from 0 (LIX {@value #EASIEST}, a first reader) to 1 (LIX {@value #HARDEST}, a specialist's paper). */
    public double complexity(int sentences) {
        if (words == 0) {
            return scaled(ORDINARY);
        }
        double index = (double) words / Math.max(1, sentences) + 100.0 * longWords / words;
        double trust = Math.min(1, (double) words / WORDS_NEEDED);
        return scaled(trust * index + (1 - trust) * ORDINARY);
    }

    private static double scaled(double index) {
        return Math.clamp((index - EASIEST) / (HARDEST - EASIEST), 0, 1);
    }

    private static boolean isKana(int codePoint) {
        return codePoint >= 0x3040 && codePoint <= 0x30FF;
    }
}
