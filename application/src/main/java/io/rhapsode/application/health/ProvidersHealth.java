package io.rhapsode.application.health;

import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.SpeechProviders;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** The speech providers. Up as long as one of them could speak; no reason to send a node's callers elsewhere, for the others have the same. */
@Component("providers")
class ProvidersHealth extends AbstractHealthIndicator {

    private final SpeechProviders providers;

    ProvidersHealth(SpeechProviders providers) {
        this.providers = providers;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<Speaker> speakers = providers.all().stream()
                .filter(SpeechProviders.Configured::enabled)
                .map(SpeechProviders.Configured::speaker)
                .toList();
        health.status(speakers.stream().anyMatch(ProvidersHealth::speaks) ? "UP" : "DOWN");
        speakers.forEach(speaker -> health.withDetail(speaker.id().value(), detail(speaker)));
    }

    private static boolean speaks(Speaker speaker) {
        return !speaker.circuitOpen() && speaker.health() instanceof ProviderHealth.Up;
    }

    private static String detail(Speaker speaker) {
        if (speaker.circuitOpen()) {
            return "circuit open";
        }
        return switch (speaker.health()) {
            case ProviderHealth.Up up -> "up";
            case ProviderHealth.Down down -> down.advice();
        };
    }
}
