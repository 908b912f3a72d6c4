package io.rhapsode.benchmark.router;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.routing.domain.Demand;
import io.rhapsode.worker.routing.domain.Offer;
import io.rhapsode.worker.routing.domain.OfferedModel;
import io.rhapsode.worker.routing.domain.OfferedVoice;
import io.rhapsode.worker.routing.domain.Standing;
import io.rhapsode.worker.speech.domain.Strengths;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Providers with many voices in many languages, and what is asked of them. */
final class Market {

    private static final int PROVIDERS = 8;
    private static final int VOICES = 2_000;
    private static final int MODELS = 4;
    private static final int CHARACTERS = 7_756;

    private static final List<String> LANGUAGES = List.of(
            "en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "es-MX", "it-IT", "pt-BR", "pt-PT", "nl-NL", "pl-PL", "sv-SE",
            "da-DK", "nb-NO", "fi-FI", "cs-CZ", "el-GR", "tr-TR", "ru-RU", "uk-UA", "ar-SA", "he-IL", "hi-IN", "ja-JP",
            "ko-KR", "zh-CN", "zh-TW", "th-TH", "vi-VN", "id-ID");

    record Kind(String name, Demand demand) {}

    private Market() {}

    static List<Offer> offers() {
        return IntStream.range(0, PROVIDERS).mapToObj(Market::offer).toList();
    }

    private static Offer offer(int number) {
        return new Offer(
                new ProviderId("provider-" + number),
                Standing.READY,
                IntStream.range(0, VOICES).mapToObj(Market::voice).toList(),
                List.of(),
                IntStream.range(0, MODELS)
                        .mapToObj(model -> model(number, model))
                        .toList());
    }

    private static OfferedVoice voice(int number) {
        var genders = Gender.values();
        return new OfferedVoice(
                "voice-" + number,
                List.of(LANGUAGES.get(number % LANGUAGES.size())),
                genders[number / LANGUAGES.size() % genders.length]);
    }

    private static OfferedModel model(int provider, int number) {
        return new OfferedModel(
                "model-" + number,
                4_096,
                new Price(500L * (provider + 1), 5_000L * (number + 1)),
                new Features(1 + number, 1_000L * (number + provider + 1), 0.01 * provider, 8, provider),
                Set.of(SpeechSetting.SPEED),
                Strengths.NONE,
                false);
    }

    static List<Kind> demands() {
        return List.of(
                new Kind("nothing in particular", demand("en", null, null)),
                new Kind("a language and a gender", demand("ja", null, Gender.FEMALE)),
                new Kind(
                        "a voice by name", demand("de", VoiceId.of(new ProviderId("provider-7"), "voice-1982"), null)));
    }

    private static Demand demand(String language, @Nullable VoiceId voice, @Nullable Gender gender) {
        return new Demand(
                CHARACTERS,
                language,
                ContentType.FICTION_NARRATIVE,
                new SpeechOrder(
                        voice,
                        null,
                        new VoicePreferences(gender, null),
                        new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
                        new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                        SpeechSettings.DEFAULT));
    }
}
