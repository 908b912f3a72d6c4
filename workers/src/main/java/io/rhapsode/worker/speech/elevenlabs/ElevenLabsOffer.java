package io.rhapsode.worker.speech.elevenlabs;

import static java.util.Objects.requireNonNullElse;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.ConfiguredVoices;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.ServiceAddress;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;

/**
 * What one account offers: as configured, and the published figures for the rest.
 *
 * @param key blank where none is set
 * @param voices those that are configured; empty for all of the account
 */
record ElevenLabsOffer(URI baseUrl, String key, SpeechCapabilities capabilities, List<Voice> voices) {

    static final URI ELEVENLABS = URI.create("https://api.elevenlabs.io");

    /** Its hosts for regions end alike. */
    private static final String DOMAIN = ".elevenlabs.io";

    /** What is taken for a model that is not in the catalogue: the smallest limit that is published for any. */
    private static final int MAX_CHARACTERS = 5_000;

    private static final String MODEL = "eleven_multilingual_v2";
    private static final int QUALITY = 4;
    private static final long MILLIS_PER_1K = 10_000;

    /** What the cheapest plan stands. */
    private static final int CONCURRENCY = 2;

    private static final double CHARACTERS_PER_SECOND = 15;

    static ElevenLabsOffer of(ProviderSettings settings, ModelCatalogue catalogue) {
        var models = catalogue.of(ElevenLabsType.NAME, settings, usual());
        var capabilities = new SpeechCapabilities(
                settings.languages().isEmpty()
                        ? ElevenLabsLanguages.of(models.getFirst().name())
                        : settings.languages(),
                models,
                requireNonNullElse(settings.concurrency(), CONCURRENCY),
                settings.rate(),
                requireNonNullElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND));
        return new ElevenLabsOffer(
                ServiceAddress.of(settings, ELEVENLABS),
                settings.key().orElse(""),
                capabilities,
                ConfiguredVoices.of(settings.voices()));
    }

    private static SpeechModel usual() {
        return new SpeechModel(
                        MODEL,
                        new SizeLimit(MAX_CHARACTERS, Counting.CODE_POINTS),
                        QUALITY,
                        EnumSet.of(SpeechSetting.STABILITY, SpeechSetting.SIMILARITY, SpeechSetting.SPEED),
                        MILLIS_PER_1K,
                        null)
                .withTimings();
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    /** Whether it is ElevenLabs itself, which has a price. */
    boolean isElevenLabs() {
        return ("." + baseUrl.getHost()).endsWith(DOMAIN);
    }

    URI at(String path) {
        return URI.create(baseUrl + path);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ElevenLabsOffer[" + baseUrl + "]";
    }
}
