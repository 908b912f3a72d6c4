package io.rhapsode.worker.speech.replicate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The languages of MiniMax's speech models, and what they are called there. */
final class MiniMaxLanguages {

    private static final String FOUND_OUT = "Automatic";

    private static final Map<String, String> BOOSTS = Map.ofEntries(
            Map.entry("zh", "Chinese"),
            Map.entry("cmn", "Chinese"),
            Map.entry("yue", "Chinese,Yue"),
            Map.entry("en", "English"),
            Map.entry("ar", "Arabic"),
            Map.entry("ru", "Russian"),
            Map.entry("es", "Spanish"),
            Map.entry("fr", "French"),
            Map.entry("pt", "Portuguese"),
            Map.entry("de", "German"),
            Map.entry("tr", "Turkish"),
            Map.entry("nl", "Dutch"),
            Map.entry("uk", "Ukrainian"),
            Map.entry("vi", "Vietnamese"),
            Map.entry("id", "Indonesian"),
            Map.entry("ja", "Japanese"),
            Map.entry("it", "Italian"),
            Map.entry("ko", "Korean"),
            Map.entry("th", "Thai"),
            Map.entry("pl", "Polish"),
            Map.entry("ro", "Romanian"),
            Map.entry("el", "Greek"),
            Map.entry("cs", "Czech"),
            Map.entry("fi", "Finnish"),
            Map.entry("hi", "Hindi"),
            Map.entry("bg", "Bulgarian"),
            Map.entry("da", "Danish"),
            Map.entry("he", "Hebrew"),
            Map.entry("ms", "Malay"),
            Map.entry("fa", "Persian"),
            Map.entry("sk", "Slovak"),
            Map.entry("sv", "Swedish"),
            Map.entry("hr", "Croatian"),
            Map.entry("fil", "Filipino"),
            Map.entry("hu", "Hungarian"),
            Map.entry("no", "Norwegian"),
            Map.entry("nb", "Norwegian"),
            Map.entry("nn", "Nynorsk"),
            Map.entry("sl", "Slovenian"),
            Map.entry("ca", "Catalan"),
            Map.entry("ta", "Tamil"),
            Map.entry("af", "Afrikaans"));

    private MiniMaxLanguages() {}

    static List<String> all() {
        return BOOSTS.keySet().stream().sorted().toList();
    }

    /** What a model is told, so that a short text is not taken for another language. */
    static String boost(String language) {
        return BOOSTS.getOrDefault(Locale.forLanguageTag(language).getLanguage(), FOUND_OUT);
    }
}
