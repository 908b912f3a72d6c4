package io.rhapsode.worker.speech.openai;

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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one server of this shape offers: as configured, and OpenAI's published figures for the rest.
 *
 * @param key empty where the server wants none
 * @param azure how it is asked where it is Azure's
 */
record OpenAiOffer(
        URI baseUrl,
        Optional<String> key,
        Optional<AzureDoor> azure,
        SpeechCapabilities capabilities,
        List<Voice> voices) {

    static final URI OPENAI = URI.create("https://api.openai.com/v1");

    /** The endpoint's own limit on its input. */
    private static final int MAX_CHARACTERS = 4096;

    private static final String MODEL = "gpt-4o-mini-tts";

    private static final int QUALITY = 4;
    private static final int CONCURRENCY = 8;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final long MILLIS_PER_1K = 8_000;

    /** The family of models that is guided by instructions and takes no speed. */
    private static final String GUIDED_MODELS = "gpt-";

    /** @throws io.rhapsode.worker.speech.UnusableSettings where it can never work */
    static OpenAiOffer of(ProviderSettings settings, ModelCatalogue catalogue) {
        var baseUrl = ServiceAddress.of(settings, OPENAI);
        var capabilities = new SpeechCapabilities(
                settings.languages().isEmpty() ? OpenAiVoices.LANGUAGES : settings.languages(),
                isOpenAi(baseUrl)
                        ? catalogue.of(OpenAiType.NAME, settings, usual(settings))
                        : List.of(usual(settings).with(settings)),
                requireNonNullElse(settings.concurrency(), CONCURRENCY),
                settings.rate(),
                requireNonNullElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND));
        var voices =
                settings.voices().isEmpty() ? published(baseUrl, capabilities) : ConfiguredVoices.of(settings.voices());
        return new OpenAiOffer(baseUrl, settings.key(), AzureDoor.of(settings, baseUrl), capabilities, voices);
    }

    /** Of another's models nobody knows which voices they have. */
    private static List<Voice> published(URI baseUrl, SpeechCapabilities capabilities) {
        return isOpenAi(baseUrl) ? OpenAiVoices.of(capabilities.modelNames()) : OpenAiVoices.PUBLISHED;
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "OpenAiOffer[" + baseUrl + "]";
    }

    static boolean isGuided(String model) {
        return model.startsWith(GUIDED_MODELS);
    }

    /** Whether it is OpenAI itself, or Azure with OpenAI's models: both want a key and have a price. */
    boolean isAService() {
        return isOpenAi(baseUrl) || azure.isPresent();
    }

    private static boolean isOpenAi(URI baseUrl) {
        return OPENAI.getHost().equals(baseUrl.getHost());
    }

    String defaultModel() {
        return Objects.requireNonNull(capabilities.defaultModel().name());
    }

    /** A model that OpenAI does not publish anything about: a server of one's own has them. */
    private static SpeechModel usual(ProviderSettings settings) {
        String model = requireNonNullElse(settings.model(), MODEL);
        return new SpeechModel(
                model,
                new SizeLimit(MAX_CHARACTERS, Counting.CODE_POINTS),
                QUALITY,
                understoodBy(model),
                MILLIS_PER_1K,
                null);
    }

    private static Set<SpeechSetting> understoodBy(String model) {
        return isGuided(model) ? EnumSet.of(SpeechSetting.EMOTION) : EnumSet.of(SpeechSetting.SPEED);
    }
}
