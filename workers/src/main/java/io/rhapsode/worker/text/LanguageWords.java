package io.rhapsode.worker.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the words of a language, read once from {@code words/<language>.words}: lines {@code section: word word …}, indented lines
 * go on with the section above. Sections that a file lacks are empty, and a language without a file has only what is true everywhere.
 */
record LanguageWords(Map<String, Set<String>> sections) {

    private static final String EVERYWHERE = "und";
    private static final Map<String, LanguageWords> READ = new ConcurrentHashMap<>();

    static LanguageWords of(String language) {
        return READ.computeIfAbsent(language, LanguageWords::read);
    }

    Set<String> section(String name) {
        return sections.getOrDefault(name, Set.of());
    }

    /** Whether the word as it stands, or in lower case, is in a section. A word that the section has with a capital only counts with it. */
    boolean has(String section, String word) {
        var words = section(section);
        return words.contains(word) || words.contains(word.toLowerCase(Locale.ROOT));
    }

    private static LanguageWords read(String language) {
        var sections = new HashMap<String, Set<String>>();
        readInto(sections, EVERYWHERE);
        if (!language.equals(EVERYWHERE)) {
            readInto(sections, language);
        }
        return new LanguageWords(Map.copyOf(sections));
    }

    private static void readInto(Map<String, Set<String>> sections, String language) {
        try (InputStream words = LanguageWords.class.getResourceAsStream("words/" + language + ".words")) {
            if (words == null) {
                return;
            }
            var lines = new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8));
            Set<String> section = new HashSet<>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                int colon = line.startsWith(" ") ? -1 : line.indexOf(':');
                if (colon > 0) {
                    section = sections.computeIfAbsent(line.substring(0, colon), name -> new HashSet<>());
                }
                for (var word : line.substring(colon + 1).trim().split("\\s+")) {
                    section.add(word);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
