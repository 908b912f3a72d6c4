package io.rhapsode.worker.speech.local;

import com.ibm.icu.util.ULocale;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.worker.speech.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The voices espeak-ng lists, in the order in which we would take them: for each language that of the region where most speak it, then the others, then every
 * voice again with another person's throat, which is how it comes to have women's voices.
 */
final class EspeakVoices {

    /** Those of the throats that were made to sound like people; the others are robots, singers and announcers. The best of each gender first. */
    private static final List<String> THROATS =
            List.of("f2", "f3", "f1", "f4", "f5", "m3", "m1", "m2", "m4", "m5", "m6", "m7", "m8");

    /** Priority, language, age and gender, name, file, other languages. */
    private static final Pattern LINE = Pattern.compile(
            "\\s*\\d+\\s+(?<language>\\S+)\\s+\\S*/(?<gender>\\S*)\\s+(?<name>\\S+)\\s+(?<file>\\S+)\\s*(?<others>.*)");

    private static final Pattern OTHER = Pattern.compile("\\((?<language>\\S+)\\s+\\d+\\)");

    private EspeakVoices() {}

    /**
     * @param voices as printed by {@code --voices}
     * @param variants as printed by {@code --voices=variant}
     */
    static List<Voice> of(List<String> voices, List<String> variants) {
        var plain = plain(voices);
        var throats = throats(variants);
        return Stream.concat(
                        plain.stream(),
                        plain.stream().flatMap(voice -> throats.stream().map(throat -> throat.of(voice))))
                .toList();
    }

    private static List<Voice> plain(List<String> lines) {
        var voices = new LinkedHashMap<String, Voice>();
        for (String line : lines) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String name = matcher.group("language");
                var languages = new LinkedHashSet<String>();
                addTag(name, languages);
                OTHER.matcher(matcher.group("others"))
                        .results()
                        .forEach(other -> addTag(other.group("language"), languages));
                String label = matcher.group("name").replace('_', ' ').strip();
                // A second voice of the same name cannot be asked for by it.
                voices.putIfAbsent(
                        name, new Voice(name, List.copyOf(languages), gender(matcher.group("gender")), label));
            }
        }
        return voices.values().stream()
                .sorted(Comparator.comparing((Voice voice) -> !isWhereMostSpeakIt(voice))
                        .thenComparing(Voice::name))
                .toList();
    }

    private static void addTag(String espeaks, Set<String> tags) {
        String tag = Locale.forLanguageTag(espeaks).toLanguageTag();
        if (!tag.equals("und")) {
            tags.add(tag);
        }
    }

    private static boolean isWhereMostSpeakIt(Voice voice) {
        return voice.languages().stream().map(ULocale::forLanguageTag).allMatch(EspeakVoices::isLikely);
    }

    private static boolean isLikely(ULocale tag) {
        var likely = ULocale.addLikelySubtags(new ULocale(tag.getLanguage()));
        return ULocale.addLikelySubtags(tag).equals(likely);
    }

    private static @Nullable Gender gender(String letter) {
        return switch (letter) {
            case "F" -> Gender.FEMALE;
            case "M" -> Gender.MALE;
            default -> null;
        };
    }

    private record Throat(String name, @Nullable Gender gender) {

        Voice of(Voice voice) {
            return new Voice(voice.name() + "+" + name, voice.languages(), gender, voice.label() + ", " + name);
        }
    }

    private static List<Throat> throats(List<String> lines) {
        Map<String, Throat> known = new LinkedHashMap<>();
        for (String line : lines) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String name =
                        matcher.group("file").substring(matcher.group("file").lastIndexOf('/') + 1);
                known.put(name, new Throat(name, gender(matcher.group("gender"))));
            }
        }
        var throats = new ArrayList<Throat>();
        for (String name : THROATS) {
            var throat = known.get(name);
            if (throat != null) {
                throats.add(throat);
            }
        }
        return throats;
    }
}
