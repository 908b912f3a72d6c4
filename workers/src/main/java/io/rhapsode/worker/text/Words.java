package io.rhapsode.worker.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a text, in lower case. Emoji count as words. */
final class Words {

    /** Languages that write no spaces between words: there a dictionary finds them. */
    private static final Set<String> WITHOUT_SPACES = Set.of("zh", "ja", "th", "lo", "km", "my", "bo");

    private Words() {}

    static boolean areSpaced(String language) {
        return !WITHOUT_SPACES.contains(language);
    }

    static List<String> of(String text, String language) {
        return areSpaced(language) ? bySpaces(text) : byDictionary(text, language);
    }

    /** How many words {@link #of} would find where words are parted by spaces. */
    static int count(String text, int start, int end) {
        int words = 0;
        boolean inWord = false;
        for (int at = start; at < end; ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            boolean part = isPart(codePoint, inWord);
            words += part && !inWord ? 1 : 0;
            inWord = part;
        }
        return words;
    }

    static List<String> bySpaces(String text) {
        var words = new ArrayList<String>();
        int start = -1;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            boolean part = isPart(codePoint, start >= 0);
            if (!part && start >= 0) {
                words.add(text.substring(start, at).toLowerCase(Locale.ROOT));
            }
            start = part ? (start < 0 ? at : start) : -1;
            at += Character.charCount(codePoint);
            if (!part && Character.isEmojiPresentation(codePoint)) {
                words.add(Character.toString(codePoint));
            }
        }
        if (start >= 0) {
            words.add(text.substring(start).toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static boolean isPart(int codePoint, boolean inWord) {
        if (Character.isLetterOrDigit(codePoint)) {
            return true;
        }
        int type = Character.getType(codePoint);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return inWord && (mark || codePoint == 0x200C || codePoint == 0x200D);
    }

    private static List<String> byDictionary(String text, String language) {
        var words = new ArrayList<String>();
        var breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            if (breaks.getRuleStatus() != BreakIterator.WORD_NONE
                    || Character.isEmojiPresentation(text.codePointAt(start))) {
                words.add(text.substring(start, end).toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
