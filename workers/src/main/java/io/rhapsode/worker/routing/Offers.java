package io.rhapsode.worker.routing;

import io.rhapsode.events.speech.Features;
import io.rhapsode.worker.routing.domain.Offer;
import io.rhapsode.worker.routing.domain.OfferedModel;
import io.rhapsode.worker.routing.domain.Standing;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.time.Instant;
import java.util.List;

/** What the configured providers offer now, as this node sees them, at the prices of the moment that counts. */
final class Offers {

    private final SpeechProviders providers;
    private final Rosters rosters;

    Offers(SpeechProviders providers, Rosters rosters) {
        this.providers = providers;
        this.rosters = rosters;
    }

    /** Blocks while a provider is asked for its health and voices; they remember both. */
    List<Offer> at(Instant priced) {
        return providers.all().stream().map(provider -> of(provider, priced)).toList();
    }

    private Offer of(SpeechProviders.Configured provider, Instant priced) {
        var speaker = provider.speaker();
        var can = speaker.capabilities();
        return new Offer(
                speaker.id(),
                standing(provider),
                provider.enabled() ? rosters.of(speaker) : Rosters.NOBODY,
                can.models().stream().map(model -> of(model, speaker, priced)).toList());
    }

    private static OfferedModel of(SpeechModel model, Speaker speaker, Instant priced) {
        return new OfferedModel(
                model.name(),
                codePoints(model.limit()),
                speaker.priceAt(priced, model.name()),
                features(model, speaker),
                model.settings(),
                model.strengths(),
                model.timings(),
                model.endedAt(priced));
    }

    private static Standing standing(SpeechProviders.Configured provider) {
        if (!provider.enabled()) {
            return Standing.DISABLED;
        }
        if (provider.speaker().health() instanceof ProviderHealth.Down) {
            return Standing.UNHEALTHY;
        }
        return provider.speaker().circuitOpen() ? Standing.CIRCUIT_OPEN : Standing.READY;
    }

    private static Features features(SpeechModel model, Speaker speaker) {
        var seen = speaker.observations(model.name());
        return new Features(
                model.quality(),
                seen.latencyMillisPer1k(),
                seen.failureRate(),
                speaker.capabilities().concurrency(),
                speaker.inUse());
    }

    /** How many fit in any script. */
    private static int codePoints(SizeLimit limit) {
        return switch (limit.counting()) {
            case CODE_POINTS -> limit.max();
            case UTF16_UNITS -> limit.max() / 2;
            case UTF8_BYTES -> limit.max() / 4;
        };
    }
}
