package io.rhapsode.benchmark.router;

import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.routing.domain.Offer;
import io.rhapsode.worker.routing.domain.OfferedModel;
import io.rhapsode.worker.routing.domain.OfferedVoice;
import io.rhapsode.worker.routing.domain.Roster;
import io.rhapsode.worker.routing.domain.Standing;
import io.rhapsode.worker.speech.domain.Strengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Providers whose voices differ in all that is known of voices. The same each time. */
final class Catalogues {

    static final int PROVIDERS = 8;
    static final int VOICES = 2_000;

    private static final List<String> LANGUAGES = List.of(
            "en-US", "en-GB", "en-AU", "en-IN", "de-DE", "de-AT", "fr-FR", "fr-CA", "es-ES", "es-MX", "it-IT", "pt-BR",
            "pt-PT", "nl-NL", "sv-SE", "da-DK", "nb-NO", "fi-FI", "pl-PL", "cs-CZ", "hu-HU", "ro-RO", "tr-TR", "el-GR",
            "ru-RU", "uk-UA", "ar-EG", "he-IL", "hi-IN", "ja-JP", "ko-KR", "cmn-CN", "cmn-TW", "vi-VN", "th-TH",
            "id-ID");

    private static final List<String> ENGLISH = LANGUAGES.subList(0, 4);
    private static final List<String> ACCENTS =
            List.of("american", "british", "australian", "indian", "irish", "scottish", "welsh", "canadian");

    private final Random random = new Random(1);

    /** As catalogues are: of many languages. */
    List<List<OfferedVoice>> ofManyLanguages() {
        return of(LANGUAGES);
    }

    /** As bad as it can be: every voice speaks the language of every text. */
    List<List<OfferedVoice>> ofOneLanguage() {
        return of(ENGLISH);
    }

    private List<List<OfferedVoice>> of(List<String> languages) {
        List<List<OfferedVoice>> catalogues = new ArrayList<>();
        for (int provider = 0; provider < PROVIDERS; provider++) {
            List<OfferedVoice> voices = new ArrayList<>();
            for (int voice = 0; voice < VOICES; voice++) {
                voices.add(new OfferedVoice(
                        "voice-" + voice,
                        List.of(any(languages)),
                        any(List.of(Gender.values())),
                        new VoiceTraits(any(ACCENTS), any(List.of(Age.values())), any(List.of(VoiceStyle.values())))));
            }
            catalogues.add(voices);
        }
        return catalogues;
    }

    /** As a server has them: put in order once. */
    static List<Offer> offers(List<List<OfferedVoice>> catalogues) {
        List<Offer> offers = new ArrayList<>();
        for (var voices : catalogues) {
            offers.add(new Offer(
                    new ProviderId("provider-" + offers.size()),
                    Standing.READY,
                    Roster.of(voices, List.of(), Map.of()),
                    List.of(new OfferedModel(
                            null,
                            4_096,
                            new Price(1_000, 15_000),
                            new Features(1 + offers.size() % 5, 1_000, 0, 8, 0),
                            Set.of(),
                            Strengths.NONE,
                            false,
                            false))));
        }
        return offers;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
