package io.rhapsode.worker.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts how often the words of some sections of a {@linkplain LanguageWords language} occur. An entry that ends in an asterisk stands for all words that begin so. */
final class Lexicon {

    private final List<String> sections;
    private final boolean spaced;
    private final Map<String, Long> words = new HashMap<>();
    private final Map<String, Long> stems = new HashMap<>();
    private int longest;

    /**
     * @param sections at most 63
     * @param spaced whether words are parted by spaces; if not, the entries are looked for anywhere
     */
    Lexicon(LanguageWords language, List<String> sections, boolean spaced) {
        this.sections = List.copyOf(sections);
        this.spaced = spaced;
        for (int section = 0; section < sections.size(); section++) {
            for (var entry : language.section(sections.get(section))) {
                boolean stem = entry.endsWith("*");
                var word = stem ? entry.substring(0, entry.length() - 1) : entry;
                (stem ? stems : words).merge(word, 1L << section, (one, other) -> one | other);
                longest = Math.max(longest, word.length());
            }
        }
    }

    /** Hits for each section, by its name. */
    Map<String, Integer> count(List<String> text) {
        var hits = new int[sections.size()];
        for (var word : text) {
            if (spaced) {
                add(hits, sectionsOf(word));
            } else {
                for (int start = 0; start < word.length(); start++) {
                    for (int end = start + 1; end <= Math.min(word.length(), start + longest); end++) {
                        add(hits, words.getOrDefault(word.substring(start, end), 0L));
                    }
                }
            }
        }
        var counted = new HashMap<String, Integer>();
        for (int section = 0; section < hits.length; section++) {
            counted.put(sections.get(section), hits[section]);
        }
        return counted;
    }

    private long sectionsOf(String word) {
        long found = words.getOrDefault(word, 0L);
        for (int length = 1; length <= Math.min(longest, word.length()); length++) {
            found |= stems.getOrDefault(word.substring(0, length), 0L);
        }
        return found;
    }

    private static void add(int[] hits, long found) {
        for (long rest = found; rest != 0; rest &= rest - 1) {
            hits[Long.numberOfTrailingZeros(rest)]++;
        }
    }
}
