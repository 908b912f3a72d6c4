package io.rhapsode.worker.speech.google;

import static java.util.Objects.requireNonNullElse;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an entry offers: one family of Google's voices, which is what Google prices and limits.
 *
 * @param family as the names of its voices have it: {@code Neural2} in {@code en-US-Neural2-A}
 */
record GoogleOffer(URI baseUrl, String family, SpeechCapabilities capabilities) {

    static final URI GOOGLE = URI.create("https://texttospeech.googleapis.com/v1");

    private static final String USUAL_FAMILY = "Chirp3-HD";
    private static final int MAX_BYTES = 5000;
    private static final int QUALITY = 3;
    private static final int CONCURRENCY = 10;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final long MILLIS_PER_1K = 2_000;

    /** Requests a minute that a project may make to a family, as published. */
    private static final Map<String, Integer> PER_MINUTE = Map.of("Chirp3-HD", 200, "Studio", 500);

    private static final int USUAL_PER_MINUTE = 1000;

    static GoogleOffer of(ProviderSettings settings, URI baseUrl, ModelCatalogue catalogue) {
        var model = catalogue.of(GoogleType.NAME, settings, usual(settings)).getFirst();
        String family = Objects.requireNonNull(model.name());
        var capabilities = new SpeechCapabilities(
                settings.languages(),
                List.of(model),
                requireNonNullElse(settings.concurrency(), CONCURRENCY),
                requireNonNullElse(settings.requestsPerSecond(), rate(family)),
                requireNonNullElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND));
        return new GoogleOffer(baseUrl, family, capabilities);
    }

    private static double rate(String family) {
        return PER_MINUTE.getOrDefault(family, USUAL_PER_MINUTE) / 60.0;
    }

    /** A family that came after our catalogue: what all have in common. */
    private static SpeechModel usual(ProviderSettings settings) {
        return new SpeechModel(
                requireNonNullElse(settings.model(), USUAL_FAMILY),
                new SizeLimit(MAX_BYTES, Counting.UTF8_BYTES),
                QUALITY,
                Set.of(SpeechSetting.SPEED, SpeechSetting.VOLUME),
                MILLIS_PER_1K,
                null);
    }

    /** Whether a voice of this name is of the family. */
    boolean hasVoice(String name) {
        return name.contains("-" + family + "-");
    }

    Set<SpeechSetting> understood() {
        return capabilities.defaultModel().settings();
    }
}
