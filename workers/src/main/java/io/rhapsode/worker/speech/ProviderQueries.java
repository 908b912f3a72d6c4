package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.ListProviders;
import io.rhapsode.events.speech.ProvidersView;
import io.rhapsode.events.speech.ProvidersView.Circuit;
import io.rhapsode.events.speech.ProvidersView.Status;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.OwnThread;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Tells how the providers are. Without what only an operator may know: where they are, with which key, and what is wrong there. */
final class ProviderQueries {

    private final SpeechProviders providers;
    private final InstantSource clock;

    ProviderQueries(SpeechProviders providers, InstantSource clock) {
        this.providers = providers;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<ProvidersView> handle(ListProviders query) {
        return OwnThread.answer(() ->
                new ProvidersView(providers.all().stream().map(this::provider).toList()));
    }

    private ProvidersView.Provider provider(SpeechProviders.Configured configured) {
        var speaker = configured.speaker();
        var can = speaker.capabilities();
        var status = status(configured);
        var now = clock.instant();
        return new ProvidersView.Provider(
                speaker.id(),
                configured.type(),
                configured.enabled(),
                status,
                reason(status),
                speaker.circuit(),
                can.concurrency(),
                speaker.inUse(),
                Double.isInfinite(can.requestsPerSecond()) ? null : can.requestsPerSecond(),
                can.models().stream().map(model -> model(speaker, model, now)).toList());
    }

    private static Status status(SpeechProviders.Configured configured) {
        if (!configured.enabled()) {
            return Status.DISABLED;
        }
        if (configured.speaker().health() instanceof ProviderHealth.Down) {
            return Status.UNHEALTHY;
        }
        return configured.speaker().circuit() == Circuit.OPEN ? Status.CIRCUIT_OPEN : Status.UP;
    }

    private static @Nullable String reason(Status status) {
        return switch (status) {
            case UP -> null;
            case DISABLED -> "It is switched off.";
            case UNHEALTHY -> "It says itself that it cannot work; whoever runs this service is told what is missing.";
            case CIRCUIT_OPEN -> "It failed too often just now, and is left alone for a while.";
        };
    }

    private static ProvidersView.Model model(Speaker speaker, SpeechModel model, Instant now) {
        var seen = speaker.observations(model.name());
        var price = speaker.priceAt(now, model.name());
        return new ProvidersView.Model(
                model.name(),
                model.quality(),
                model.limit().max(),
                price.creditsPer1k(),
                price.microsPer1k(),
                orNull(seen.billedMicrosPer1k()),
                seen.latencyMillisPer1k(),
                seen.failureRate(),
                Math.round(seen.requests()),
                inOrder(model),
                model.sunset(),
                model.endedAt(now) || model.endsSoonAt(now));
    }

    private static List<SpeechSetting> inOrder(SpeechModel model) {
        return model.settings().stream().sorted().toList();
    }

    private static @Nullable Long orNull(OptionalLong amount) {
        return amount.isPresent() ? amount.getAsLong() : null;
    }
}
