package io.rhapsode.application.operator;

import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechProviders;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The models that are not served any more, or not for long. */
@Component
class Sunsets {

    private final SpeechProviders providers;
    private final Clock clock;

    Sunsets(SpeechProviders providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * One of them, of a provider that may be asked.
     *
     * @param model as the provider calls it; empty where it has no such choice
     * @param sunset the first day on which it is not served any more
     */
    record Sunset(String provider, String model, LocalDate sunset, boolean ended) {}

    List<Sunset> now() {
        Instant now = clock.instant();
        return providers.all().stream()
                .filter(SpeechProviders.Configured::enabled)
                .map(SpeechProviders.Configured::speaker)
                .flatMap(speaker -> speaker.capabilities().models().stream()
                        .filter(model -> model.endedAt(now) || model.endsSoonAt(now))
                        .map(model -> sunset(speaker.id().value(), model, now)))
                .toList();
    }

    private static Sunset sunset(String provider, SpeechModel model, Instant now) {
        return new Sunset(
                provider,
                model.name() == null ? "" : model.name(),
                model.sunset() == null ? LocalDate.MAX : model.sunset(),
                model.endedAt(now));
    }
}
