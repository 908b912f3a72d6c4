package io.rhapsode.worker.text;

import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import com.ibm.icu.lang.UScript;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which language a text is in. The script decides where only one language of our voices is written in it; else lingua does among the
 * languages of that script, in its low-accuracy mode: trigrams alone, some 60 MB in place of a gigabyte, loaded when first needed. What
 * that mode is bad at, a greeting or a title, is mended by the commonest words of each language.
 */
final class LanguageDetection {

    /** UTF-16 units of each of the three pieces of a long text that are looked at. */
    private static final int PIECE = 2_000;

    /** Letters up to which a text is short: there common words weigh, and rare languages are not thought of. */
    private static final int SHORT = 60;

    /** Letters up to which lingua says hardly more than chance. */
    private static final int TINY = 20;

    private static final Map<String, String> ONLY = Map.ofEntries(
            Map.entry("Grek", "el"),
            Map.entry("Hebr", "he"),
            Map.entry("Thai", "th"),
            Map.entry("Laoo", "lo"),
            Map.entry("Khmr", "km"),
            Map.entry("Mymr", "my"),
            Map.entry("Tibt", "bo"),
            Map.entry("Hang", "ko"),
            Map.entry("Armn", "hy"),
            Map.entry("Geor", "ka"),
            Map.entry("Ethi", "am"),
            Map.entry("Beng", "bn"),
            Map.entry("Guru", "pa"),
            Map.entry("Gujr", "gu"),
            Map.entry("Orya", "or"),
            Map.entry("Taml", "ta"),
            Map.entry("Telu", "te"),
            Map.entry("Knda", "kn"),
            Map.entry("Mlym", "ml"),
            Map.entry("Sinh", "si"),
            Map.entry("Cher", "chr"));

    private final LanguageDetector common = lingua(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "hr", "sl",
            "et", "lv", "lt", "tr", "id", "vi", "ca", "ru", "uk", "be", "bg", "sr", "mk", "kk", "mn", "ar", "fa", "ur");

    private final LanguageDetector all = lingua(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "hr", "sl",
            "et", "lv", "lt", "tr", "id", "vi", "ca", "ru", "uk", "be", "bg", "sr", "mk", "kk", "mn", "ar", "fa", "ur",
            "is", "az", "af", "sw", "sq", "eu", "cy", "ga", "la", "eo", "tl");

    Language of(String text) {
        var sample = Sample.of(text, PIECE);
        var script = ScriptShare.of(sample);
        double share = script.share();
        var only = ONLY.get(script.script());
        if (only != null) {
            return new Language(only, share);
        }
        return switch (script.script()) {
            case "Hani" -> new Language(isJapanese(sample) ? "ja" : "zh", share);
            case "Deva" -> byWords(sample, share, "hi", "mr", "ne");
            case "Latn" -> byTrigrams(sample, share, "en");
            case "Cyrl" -> byTrigrams(sample, share, "ru");
            case "Arab" -> byTrigrams(sample, share, "ar");
            default -> Language.UNDETERMINED;
        };
    }

    /** Japanese cannot do without kana, and Chinese does not know them. */
    private static boolean isJapanese(String sample) {
        long kana = sample.codePoints().filter(LanguageDetection::isKana).count();
        long han = sample.codePoints().filter(Character::isIdeographic).count();
        return kana * 10 >= han;
    }

    private static boolean isKana(int codePoint) {
        int script = UScript.getScript(codePoint);
        return script == UScript.HIRAGANA || script == UScript.KATAKANA;
    }

    private static Language byWords(String sample, double share, String usual, String... others) {
        var words = Words.bySpaces(sample);
        var best = usual;
        long most = hits(words, usual);
        for (var other : others) {
            long hits = hits(words, other);
            if (hits > most) {
                best = other;
                most = hits;
            }
        }
        return new Language(best, share * (most + 1) / (most + 2));
    }

    private Language byTrigrams(String sample, double share, String usual) {
        int letters = (int) sample.codePoints().filter(Character::isLetter).count();
        var detector = letters <= SHORT ? common : all;
        var scores = new HashMap<String, Double>();
        detector.computeLanguageConfidenceValues(sample).forEach((language, score) -> scores.put(tag(language), score));
        var words = Words.bySpaces(sample);
        scores.putIfAbsent(usual, 0.0);
        if (letters <= 4 * SHORT) {
            double weight = Math.min(1, (double) SHORT / letters);
            scores.replaceAll((tag, score) -> score + weight * hits(words, tag) / words.size());
        }
        var ranked = scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        var best = ranked.getFirst();
        double lead = ranked.size() < 2 ? 1 : best.getValue() - ranked.get(1).getValue();
        double evidence = letters * lead;
        boolean commonWord = best.getValue() > 1;
        boolean clear = lead >= 0.08 && best.getValue() - scores.getOrDefault(usual, 0.0) >= 0.2;
        if (letters < TINY && !commonWord && !clear && isAscii(sample)) {
            return new Language(usual, share / 10);
        }
        return new Language(best.getKey(), share * evidence / (evidence + 2));
    }

    private static long hits(List<String> words, String language) {
        var common = LanguageWords.of(language).section("function");
        return words.stream().filter(common::contains).count();
    }

    private static boolean isAscii(String sample) {
        return sample.codePoints().noneMatch(codePoint -> codePoint > 0x7F && Character.isLetter(codePoint));
    }

    private static LanguageDetector lingua(String... tags) {
        var wanted = List.of(tags);
        var languages = com.github.pemistahl.lingua.api.Language.all().stream()
                .filter(language -> wanted.contains(tag(language)))
                .sorted(Comparator.naturalOrder())
                .toArray(com.github.pemistahl.lingua.api.Language[]::new);
        return LanguageDetectorBuilder.fromLanguages(languages)
                .withLowAccuracyMode()
                .build();
    }

    private static String tag(com.github.pemistahl.lingua.api.Language language) {
        return language.getIsoCode639_1().name().toLowerCase(Locale.ROOT);
    }
}
