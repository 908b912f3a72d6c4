package io.rhapsode.benchmark.server;

import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.worker.speech.Voice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Providers whose catalogues are as long as the longest there are. The same each time, and no two alike. */
public final class ManyVoices {

    public static final int PROVIDERS = 8;
    public static final int OF_EACH = 625;

    static final String TYPE = "catalogue";

    /** For 1,000 characters; each further provider takes as much more. */
    private static final long CHEAPEST_CREDITS = 100;

    private static final List<String> LANGUAGES = List.of(
            "en-US", "en-GB", "en-AU", "en-IN", "de-DE", "de-AT", "fr-FR", "fr-CA", "es-ES", "es-MX", "it-IT", "pt-BR",
            "nl-NL", "sv-SE", "pl-PL", "tr-TR", "ar-EG", "hi-IN", "ja-JP", "cmn-CN");
    private static final List<String> ACCENTS = List.of("american", "british", "australian", "indian", "irish");
    private static final List<String> WORDS = List.of(
            "Amelia", "Bruno", "Clara", "Dario", "Edith", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Klara", "Leon");
    private static final List<String> MORE_WORDS =
            List.of("warm", "bright", "deep", "calm", "harbour", "morning", "velvet", "winter", "studio", "radio");

    private ManyVoices() {}

    /** What configures them, with a price of its own for each. */
    public static Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = 1; i <= PROVIDERS; i++) {
            String provider = ScratchServer.PROVIDERS + TYPE + "-" + i;
            settings.put(provider + ".type", TYPE);
            settings.put(provider + ".credits-per-1k-characters", i * CHEAPEST_CREDITS);
        }
        return settings;
    }

    static List<Voice> of(ProviderId provider) {
        Random random = new Random(provider.value().hashCode());
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            voices.add(new Voice(
                    "voice-" + i,
                    List.of(any(LANGUAGES, random)),
                    any(List.of(Gender.values()), random),
                    any(WORDS, random) + " " + any(MORE_WORDS, random) + " " + i,
                    new VoiceTraits(
                            any(ACCENTS, random),
                            any(List.of(Age.values()), random),
                            any(List.of(VoiceStyle.values()), random))));
        }
        return voices;
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
