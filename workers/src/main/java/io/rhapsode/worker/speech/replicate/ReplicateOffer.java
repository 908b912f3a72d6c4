package io.rhapsode.worker.speech.replicate;

import static java.util.Objects.requireNonNullElse;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.ConfiguredVoices;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.speech.http.ServiceAddress;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one account offers: as configured, and the published figures for the rest.
 *
 * @param key blank where none is set
 * @param hook where it rings, if it may
 */
record ReplicateOffer(
        URI baseUrl, String key, SpeechCapabilities capabilities, List<Voice> voices, Optional<ReplicateHook> hook) {

    static final URI REPLICATE = URI.create("https://api.replicate.com/v1");

    private static final String MODEL = "minimax/speech-02-turbo";
    private static final Pattern OWNER_AND_NAME = Pattern.compile("\\w[\\w.-]*/\\w[\\w.-]*");

    private static final int MAX_CHARACTERS = 10_000;
    private static final int QUALITY = 4;
    private static final int CONCURRENCY = 8;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final long MILLIS_PER_1K = 8_000;

    static ReplicateOffer of(ProviderId id, ProviderSettings settings, ModelCatalogue catalogue) {
        Optional.ofNullable(settings.model())
                .filter(OWNER_AND_NAME.asMatchPredicate().negate())
                .ifPresent(model -> {
                    throw new UnusableSettings(
                            "model", model, "It is the owner's name and the model's, such as " + MODEL + ".");
                });
        var capabilities = new SpeechCapabilities(
                settings.languages().isEmpty() ? MiniMaxLanguages.all() : settings.languages(),
                catalogue.of(ReplicateType.NAME, settings, usual()),
                requireNonNullElse(settings.concurrency(), CONCURRENCY),
                settings.rate(),
                requireNonNullElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND));
        return new ReplicateOffer(
                ServiceAddress.of(settings, REPLICATE),
                settings.key().orElse(""),
                capabilities,
                settings.voices().isEmpty() ? MiniMaxVoices.PUBLISHED : ConfiguredVoices.of(settings.voices()),
                ReplicateHook.of(id, settings));
    }

    private static SpeechModel usual() {
        return new SpeechModel(
                MODEL,
                new SizeLimit(MAX_CHARACTERS, Counting.CODE_POINTS),
                QUALITY,
                EnumSet.of(SpeechSetting.SPEED, SpeechSetting.PITCH, SpeechSetting.VOLUME, SpeechSetting.EMOTION),
                MILLIS_PER_1K,
                null);
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    boolean isReplicate() {
        return REPLICATE.getHost().equals(baseUrl.getHost());
    }

    URI at(String path) {
        return URI.create(baseUrl + path);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ReplicateOffer[" + baseUrl + "]";
    }
}
