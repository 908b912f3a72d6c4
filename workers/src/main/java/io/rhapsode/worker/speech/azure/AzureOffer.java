package io.rhapsode.worker.speech.azure;

import static java.util.Objects.requireNonNullElse;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.speech.ModelCatalogue;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.speech.http.ServiceAddress;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an entry offers: one kind of Azure's voices, which is what Azure prices.
 *
 * @param key empty where none is configured, and then nothing can be asked
 * @param hd whether it is the kind of the large model
 */
record AzureOffer(URI baseUrl, Optional<String> key, boolean hd, SpeechCapabilities capabilities) {

    static final String NEURAL = "neural";
    static final String HD = "neural-hd";

    private static final Pattern REGION = Pattern.compile("[a-z0-9]{2,40}");

    /** Azure cuts off after ten minutes: this stays below, in Chinese at half the usual speed too. */
    private static final int MAX_BYTES = 4000;

    private static final int QUALITY = 4;
    private static final int CONCURRENCY = 10;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final long MILLIS_PER_1K = 2_000;

    /** @throws UnusableSettings where it is not said which region, or not which kind of voice */
    static AzureOffer of(ProviderSettings settings, ModelCatalogue catalogue) {
        String model = requireNonNullElse(settings.model(), NEURAL);
        if (!model.equals(NEURAL) && !model.equals(HD)) {
            throw new UnusableSettings("model", model, "It has to be " + NEURAL + " or " + HD + ".");
        }
        var capabilities = new SpeechCapabilities(
                settings.languages(),
                List.of(catalogue.of(AzureType.NAME, settings, usual(model)).getFirst()),
                requireNonNullElse(settings.concurrency(), CONCURRENCY),
                settings.rate(),
                requireNonNullElse(settings.charactersPerSecond(), CHARACTERS_PER_SECOND));
        return new AzureOffer(address(settings), settings.key(), model.equals(HD), capabilities);
    }

    private static SpeechModel usual(String model) {
        return new SpeechModel(
                model, new SizeLimit(MAX_BYTES, Counting.UTF8_BYTES), QUALITY, Set.of(), MILLIS_PER_1K, null);
    }

    private static URI address(ProviderSettings settings) {
        String region = settings.region();
        if (region == null && settings.baseUrl() == null) {
            throw new UnusableSettings(
                    "region",
                    "",
                    "Azure is asked where the resource is: set a region such as westeurope, or a base-url.");
        }
        if (region != null && !REGION.matcher(region).matches()) {
            throw new UnusableSettings("region", region, "A region is written as in westeurope.");
        }
        return ServiceAddress.of(
                settings,
                URI.create("https://" + requireNonNullElse(region, "westeurope")
                        + ".tts.speech.microsoft.com/cognitiveservices"));
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "AzureOffer[" + baseUrl + "]";
    }

    Set<SpeechSetting> understood() {
        return capabilities.defaultModel().settings();
    }
}
