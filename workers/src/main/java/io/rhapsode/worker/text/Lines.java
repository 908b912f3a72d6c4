package io.rhapsode.worker.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the lines of a text look like, before a word is read: verse, the cues of a play, a letter, a dispatch, code. */
record Lines(List<String> lines) {

    private static final int LONGEST_VERSE = 64;
    private static final int FEWEST_VERSES = 4;
    private static final int LONGEST_CLOSING = 48;
    private static final int LONGEST_SALUTATION = 60;

    private static final Pattern CUE =
            Pattern.compile("(\\p{Lu}[\\p{L} .'’-]{0,29})(?:\\s*\\([^)]{1,60}\\))?\\s*[:：]\\s*\\S.*");
    private static final Pattern CUE_IN_HAN =
            Pattern.compile("([\\p{IsHan}\\p{IsKatakana}\\p{IsHiragana}]{1,6})[:：]\\s*\\S.*");
    private static final Pattern CUE_ABOVE = Pattern.compile("(\\p{Lu}[\\p{Lu} .'’-]{1,29})(?:\\s*\\([^)]{1,40}\\))?");
    private static final Pattern SCENE = Pattern.compile("(?:INT|EXT|INT/EXT|FADE (?:IN|OUT)|CUT TO)[.: ].*");
    private static final Pattern DATELINE = Pattern.compile(
            "\\p{Lu}[\\p{Lu} .'’-]{2,30}(?:,[^—–]{1,40})?(?:\\s*\\([^)]{1,30}\\))?\\s*[—–]\\s.*|\\p{Lu}[\\p{L} ]{2,25}\\s*\\((?:dpa|AFP|AP|Reuters|EFE|ANSA|Lusa|ANP|TT|ots)[^)]*\\)\\s*.*");
    private static final Pattern CODE =
            Pattern.compile("[{}=<>\\\\]|;$|\\w_\\w|\\(\\)|::|->|https?:|\\b\\w+\\.\\w+\\(");

    static Lines of(String text) {
        return new Lines(
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    /** Short lines that stop before they must: hardly any fills the width, few end a sentence, and they are no list and no cues. */
    boolean areVerse() {
        if (lines.size() < FEWEST_VERSES) {
            return false;
        }
        long shortLines =
                lines.stream().filter(line -> line.length() <= LONGEST_VERSE).count();
        long items = lines.stream()
                .filter(line -> "-*•0123456789#|".indexOf(line.charAt(0)) >= 0)
                .count();
        long sentences = lines.stream()
                .filter(line -> ".!?。！？:".indexOf(line.charAt(line.length() - 1)) >= 0)
                .count();
        long words = lines.stream()
                .filter(line -> line.indexOf(' ') > 0 || Character.isIdeographic(line.codePointAt(0)))
                .count();
        boolean looksSo =
                shortLines * 10 >= lines.size() * 9L && items * 10 <= lines.size() && words * 10 >= lines.size() * 8L;
        return looksSo && (sentences * 10 <= lines.size() * 6L || rhymes() * 3 >= lines.size());
    }

    /** Lines that end like the next or the one after it. */
    private int rhymes() {
        int rhymes = 0;
        for (int at = 0; at + 1 < lines.size(); at++) {
            boolean next = rhyme(lines.get(at), lines.get(at + 1));
            rhymes += next || at + 2 < lines.size() && rhyme(lines.get(at), lines.get(at + 2)) ? 1 : 0;
        }
        return rhymes;
    }

    private static boolean rhyme(String one, String other) {
        var ending = ending(one);
        return ending.length() == 2 && ending.equals(ending(other)) && !one.equals(other);
    }

    private static String ending(String line) {
        int end = line.length();
        while (end > 0 && !Character.isLetter(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(Math.max(0, end - 2), end).toLowerCase(Locale.ROOT);
    }

    /** A third of the lines give the word to somebody, and somebody gets it twice; or scenes are set as in a screenplay. */
    boolean areScript() {
        Map<String, Integer> speakers = new HashMap<>();
        int scenes = 0;
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            scenes += SCENE.matcher(line).matches() ? 1 : 0;
            for (var cue : List.of(CUE, CUE_IN_HAN)) {
                var spoken = cue.matcher(line);
                if (spoken.matches()) {
                    speakers.merge(spoken.group(1), 1, Integer::sum);
                }
            }
            var above = CUE_ABOVE.matcher(line);
            if (above.matches()
                    && at + 1 < lines.size()
                    && !CUE_ABOVE.matcher(lines.get(at + 1)).matches()) {
                speakers.merge(above.group(1), 1, Integer::sum);
            }
        }
        int cues = speakers.values().stream().mapToInt(Integer::intValue).sum();
        boolean somebodyTwice = speakers.values().stream().anyMatch(count -> count > 1);
        return speakers.size() >= 2 && somebodyTwice && cues * 3 >= lines.size() || scenes >= 1 && speakers.size() >= 1;
    }

    /** It greets somebody at the beginning and takes leave at the end. */
    boolean areLetter(LanguageWords words) {
        if (lines.size() < 3) {
            return false;
        }
        boolean greets = lines.subList(0, Math.min(4, lines.size())).stream().anyMatch(line -> isGreeting(line, words));
        var last = lines.subList(Math.max(1, lines.size() - 4), lines.size());
        boolean leaves =
                last.stream().anyMatch(line -> line.length() <= LONGEST_CLOSING && beginsWith("closing", line, words));
        return greets && leaves;
    }

    private static boolean isGreeting(String line, LanguageWords words) {
        boolean mark =
                ",:!，：！、;".indexOf(line.charAt(line.length() - 1)) >= 0 || line.length() < LONGEST_SALUTATION / 3;
        return line.length() <= LONGEST_SALUTATION && mark && beginsWith("salutation", line, words);
    }

    private static boolean beginsWith(String section, String line, LanguageWords words) {
        var first = Words.bySpaces(line).stream().limit(3).toList();
        return first.stream().anyMatch(word -> words.section(section).contains(word))
                || words.section(section).stream()
                        .anyMatch(word -> Character.isIdeographic(word.codePointAt(0)) && line.contains(word));
    }

    boolean haveDateline() {
        return lines.stream().limit(3).anyMatch(line -> DATELINE.matcher(line).matches());
    }

    /** Signs of programs and markup, for each line. */
    double code() {
        long signs = lines.stream()
                .mapToLong(line -> CODE.matcher(line).results().count())
                .sum();
        return (double) signs / Math.max(1, lines.size());
    }
}
