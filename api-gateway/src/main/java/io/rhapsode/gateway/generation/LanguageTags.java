package io.rhapsode.gateway.generation;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads BCP 47 tags as far as they say which language is spoken: a language that is known, and its script and region where they are. Everything else in a tag is
 * left out (variants, extensions, private use, scripts and regions that nobody has registered), for anything could be written there, and a tag goes into the log.
 */
public final class LanguageTags {

    /** No tag that is in use is longer. */
    private static final int MAX_LENGTH = 35;

    /** Languages that are spoken by programs but that Java knows no words of. */
    private static final Set<String> SPOKEN_BY_PROGRAMS = Set.of(
            "arb", "bpy", "cmn", "grc", "hak", "hyw", "jbo", "lfn", "ltg", "nan", "nci", "pap", "pes", "qdb", "quc",
            "qya", "shn", "sjn", "smj", "swh", "tlh", "wuu", "zsm");

    private static final Set<String> LANGUAGES = languages();

    /** ISO 15924 codes that are no script of Unicode, but a way of writing with one or several. */
    private static final Set<String> WAYS_OF_WRITING = Set.of("Hans", "Hant", "Jpan", "Kore", "Hrkt");

    /** ISO 3166-1 alpha-2. */
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** A part of the world by its number (UN M.49). */
    private static final Pattern PART_OF_THE_WORLD = Pattern.compile("[0-9]{3}");

    private LanguageTags() {}

    /** The tag as it is written by everybody; null where it names no language that is known. */
    public static @Nullable String canonical(String tag) {
        if (tag.length() > MAX_LENGTH) {
            return null;
        }
        Locale said;
        try {
            said = new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            return null;
        }
        if (!LANGUAGES.contains(said.getLanguage())) {
            return null;
        }
        return new Locale.Builder()
                .setLanguage(said.getLanguage())
                .setScript(isScript(said.getScript()) ? said.getScript() : "")
                .setRegion(isRegion(said.getCountry()) ? said.getCountry() : "")
                .build()
                .toLanguageTag();
    }

    private static boolean isScript(String code) {
        if (WAYS_OF_WRITING.contains(code)) {
            return true;
        }
        try {
            return code.length() == 4 && Character.UnicodeScript.forName(code) != Character.UnicodeScript.UNKNOWN;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isRegion(String code) {
        return COUNTRIES.contains(code) || PART_OF_THE_WORLD.matcher(code).matches();
    }

    private static Set<String> languages() {
        Set<String> known = Arrays.stream(Locale.getAvailableLocales())
                .map(Locale::getLanguage)
                .filter(language -> !language.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
        Collections.addAll(known, Locale.getISOLanguages());
        known.addAll(SPOKEN_BY_PROGRAMS);
        return Set.copyOf(known);
    }
}
