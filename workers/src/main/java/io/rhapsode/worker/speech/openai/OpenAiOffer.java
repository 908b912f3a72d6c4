package io.rhapsode.worker.speech.openai;

import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.RawFormat;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechSetting;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one server of this shape offers: as configured, and OpenAI's published figures for the rest.
 *
 * @param key empty where the server wants none
 */
record OpenAiOffer(URI baseUrl, Optional<String> key, SpeechCapabilities capabilities, List<Voice> voices) {

    static final URI OPENAI = URI.create("https://api.openai.com/v1");

    /** The endpoint's own limit on its input. */
    private static final int MAX_CHARACTERS = 4096;

    private static final String MODEL = "gpt-4o-mini-tts";

    private static final int QUALITY = 4;
    private static final int CONCURRENCY = 8;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final long MILLIS_PER_1K = 8_000;

    /** The best for us first: what has lost nothing, then what has no gaps. */
    private static final List<RawFormat> FORMATS = List.of(RawFormat.WAV, RawFormat.FLAC, RawFormat.MP3);

    /** The family of models that is guided by instructions and takes no speed. */
    private static final String GUIDED_MODELS = "gpt-";

    static OpenAiOffer of(ProviderSettings settings) {
        String model = orElse(settings.model(), MODEL);
        var capabilities = new SpeechCapabilities(
                settings.languages().isEmpty() ? OpenAiVoices.LANGUAGES : settings.languages(),
                List.of(model),
                FORMATS,
                new SizeLimit(orElse(settings.maxCharacters(), MAX_CHARACTERS), Counting.CODE_POINTS),
                orElse(settings.quality(), QUALITY),
                orElse(settings.concurrency(), CONCURRENCY),
                settings.rate(),
                understoodBy(model),
                orElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND),
                MILLIS_PER_1K);
        var voices = settings.voices().isEmpty() ? OpenAiVoices.PUBLISHED : OpenAiVoices.of(settings.voices());
        return new OpenAiOffer(orElse(settings.baseUrl(), OPENAI), settings.key(), capabilities, voices);
    }

    static boolean isGuided(String model) {
        return model.startsWith(GUIDED_MODELS);
    }

    /** Whether it is OpenAI itself, which wants a key and has a price. */
    boolean isOpenAi() {
        return OPENAI.getHost().equals(baseUrl.getHost());
    }

    private static Set<SpeechSetting> understoodBy(String model) {
        return isGuided(model) ? EnumSet.of(SpeechSetting.EMOTION) : EnumSet.of(SpeechSetting.SPEED);
    }

    private static <T> T orElse(@Nullable T configured, T otherwise) {
        return Objects.requireNonNullElse(configured, otherwise);
    }
}
