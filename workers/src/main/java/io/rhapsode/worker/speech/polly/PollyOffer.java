package io.rhapsode.worker.speech.polly;

import static java.util.Objects.requireNonNullElse;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an entry offers: the voices of one of Polly's engines, which is what Amazon prices and limits.
 *
 * @param engine as Polly calls it
 */
record PollyOffer(String engine, SpeechCapabilities capabilities) {

    /** What Polly stands of one engine, as published. */
    private record Quota(int concurrency, double requestsPerSecond) {}

    private static final String USUAL_ENGINE = "neural";

    /** Polly has no speech marks for it. */
    private static final String WITHOUT_MARKS = "generative";

    private static final Map<String, Quota> QUOTAS = Map.of(
            "standard", new Quota(80, 80),
            "neural", new Quota(18, 8),
            "long-form", new Quota(26, 8),
            "generative", new Quota(26, 8));

    /** Marks are not counted. */
    private static final int MAX_CHARACTERS = 3000;

    private static final int QUALITY = 3;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final long MILLIS_PER_1K = 2_000;

    /** @throws UnusableSettings where the model is none of its engines */
    static PollyOffer of(ProviderSettings settings, ModelCatalogue catalogue) {
        String engine = requireNonNullElse(settings.model(), USUAL_ENGINE);
        var quota = QUOTAS.get(engine);
        if (quota == null) {
            throw new UnusableSettings(
                    "model", engine, "It has to be one of Polly's engines: standard, neural, long-form or generative.");
        }
        var capabilities = new SpeechCapabilities(
                settings.languages(),
                List.of(catalogue.of(PollyType.NAME, settings, usual(engine)).getFirst()),
                requireNonNullElse(settings.concurrency(), quota.concurrency()),
                requireNonNullElse(settings.requestsPerSecond(), quota.requestsPerSecond()),
                requireNonNullElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND));
        return new PollyOffer(engine, capabilities);
    }

    private static SpeechModel usual(String engine) {
        var model = new SpeechModel(
                engine,
                new SizeLimit(MAX_CHARACTERS, Counting.CODE_POINTS),
                QUALITY,
                Set.of(SpeechSetting.SPEED, SpeechSetting.VOLUME),
                MILLIS_PER_1K,
                null);
        return engine.equals(WITHOUT_MARKS) ? model : model.withTimings();
    }

    Set<SpeechSetting> understood() {
        return capabilities.defaultModel().settings();
    }
}
