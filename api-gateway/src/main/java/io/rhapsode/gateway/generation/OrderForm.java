package io.rhapsode.gateway.generation;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.gateway.form.Fields;
import io.rhapsode.gateway.problem.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a request orders besides the text. What it leaves out is as in another order: the usual one, or that of the generation to be spoken again. */
final class OrderForm {

    /** What is made of a text alone. */
    static final SpeechOrder USUAL = new SpeechOrder(
            null,
            null,
            VoicePreferences.NONE,
            new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
            new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
            SpeechSettings.DEFAULT);

    /** Providers that can be excluded at once. */
    private static final int MAX_EXCLUDED = 50;

    /** A thousand dollars; nothing costs more. */
    private static final long MAX_COST_MICROS = 1_000_000_000L;

    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,119}");

    /** The rates that every encoder takes. */
    private static final List<Integer> SAMPLE_RATES =
            List.of(8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

    private static final Map<String, Strategy> STRATEGIES = words(Strategy.values());
    private static final Map<String, AudioFormat> FORMATS = words(AudioFormat.values());
    private static final Map<String, Gender> GENDERS = words(Gender.values());
    private static final Map<String, VoiceStyle> STYLES = words(VoiceStyle.values());
    private static final Map<String, String> EMOTIONS = Stream.concat(
                    Stream.of("auto"), words(Emotion.values()).keySet().stream())
            .collect(Collectors.toMap(Function.identity(), Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private OrderForm() {}

    static SpeechOrder read(Fields body, SpeechOrder otherwise) {
        VoiceId voice = body.parsed("voiceId", VoiceId::new, "must be provider:voice or voc_…");
        String model = body.parsed("model", OrderForm::model, "must be the name of a model");
        return new SpeechOrder(
                voice == null ? otherwise.voice() : voice,
                model == null ? otherwise.model() : model,
                preferences(body.object("voicePreferences"), otherwise.preferences()),
                routing(body.object("routing"), otherwise.routing()),
                audio(body.object("audio"), otherwise.audio()),
                settings(body.object("settings"), otherwise.settings()));
    }

    private static VoicePreferences preferences(Fields wish, VoicePreferences otherwise) {
        Gender gender = wish.parsed("gender", GENDERS::get, "must be one of " + String.join(", ", GENDERS.keySet()));
        String language =
                wish.parsed("language", LanguageTags::canonical, "must be a language tag such as en or pt-BR");
        VoiceStyle style = wish.parsed("style", STYLES::get, "must be one of " + String.join(", ", STYLES.keySet()));
        wish.nothingElse();
        return new VoicePreferences(
                gender == null ? otherwise.gender() : gender,
                language == null ? otherwise.language() : language,
                style == null ? otherwise.style() : style);
    }

    private static RoutingWish routing(Fields wish, RoutingWish otherwise) {
        ProviderId preferred = wish.parsed("preferredProvider", ProviderId::new, "must be the id of a provider");
        List<ProviderId> excluded =
                wish.parsedList("excludeProviders", MAX_EXCLUDED, ProviderId::new, "must be the id of a provider");
        Long maxCost = wish.wholeNumber("maxCostMicros", 0, MAX_COST_MICROS);
        RoutingWish read = new RoutingWish(
                strategy(wish, otherwise.strategy()),
                preferred == null ? otherwise.preferred() : preferred,
                wish.has("excludeProviders") ? excluded : otherwise.excluded(),
                maxCost == null ? otherwise.maxCostMicros() : maxCost,
                wish.flag("allowMixedVoices", otherwise.allowMixedVoices()));
        wish.nothingElse();
        return read;
    }

    private static Strategy strategy(Fields wish, Strategy otherwise) {
        if (wish.is("strategy", "learned")) {
            wish.faults()
                    .add(
                            ProblemType.NOT_AVAILABLE_YET,
                            wish.at("strategy"),
                            "learned cannot be had yet; take cost, quality, speed or balanced");
            return otherwise;
        }
        return wish.choice("strategy", STRATEGIES, otherwise);
    }

    private static AudioSpec audio(Fields wish, AudioSpec otherwise) {
        AudioFormat format = wish.choice("format", FORMATS, otherwise.format());
        // a lossless format has no bit rate, so that any will do
        Long bitrate = format.lossy() ? wish.wholeNumber("bitrateKbps", 16, 320) : null;
        Long rate = wish.wholeNumber("sampleRateHz", 8_000, 48_000);
        if (rate != null && !SAMPLE_RATES.contains(rate.intValue())) {
            wish.faults().add(wish.at("sampleRateHz"), "must be one of " + SAMPLE_RATES);
        }
        wish.has("bitrateKbps");
        AudioSpec read = new AudioSpec(
                format,
                bitrate == null ? otherwise.bitrateKbps() : bitrate.intValue(),
                wish.flag("normalize", otherwise.normalize()),
                rate == null ? otherwise.sampleRateHz() : rate.intValue());
        wish.nothingElse();
        return read;
    }

    private static SpeechSettings settings(Fields wish, SpeechSettings otherwise) {
        SpeechSettings read = new SpeechSettings(
                wish.number("speed", 0.25, 4, otherwise.speed()),
                wish.number("pitch", -12, 12, otherwise.pitch()),
                wish.number("stability", 0, 1, otherwise.stability()),
                wish.number("similarity", 0, 1, otherwise.similarity()),
                wish.number("style", 0, 1, otherwise.style()),
                wish.number("volume", 0, 2, otherwise.volume()),
                wish.choice("emotion", EMOTIONS, otherwise.emotion()));
        wish.nothingElse();
        return read;
    }

    private static @Nullable String model(String name) {
        return MODEL.matcher(name).matches() ? name : null;
    }

    /** The words of a vocabulary as they are written in JSON. */
    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(
                        value -> value.name().toLowerCase(Locale.ROOT),
                        Function.identity(),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }
}
