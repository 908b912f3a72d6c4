package io.rhapsode.worker.speech;

import io.micrometer.core.instrument.MeterRegistry;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.price.domain.Tariffs;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Every configured provider, those that are switched off included, in the order of their ids. */
public final class SpeechProviders implements AutoCloseable {

    /**
     * A provider as it is configured.
     *
     * @param type of its adapter
     * @param tariffs what it takes
     * @param enabled whether it may be asked at all
     */
    public record Entry(SpeechProvider provider, String type, Tariffs tariffs, boolean enabled) {}

    /**
     * A provider that is ready to be asked.
     *
     * @param type of its adapter
     * @param enabled whether it may be asked at all
     */
    public record Configured(Speaker speaker, String type, boolean enabled) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Configured> providers;

    public SpeechProviders(
            List<Entry> entries,
            SpeechResilience patience,
            AudioCheck check,
            InstantSource clock,
            MeterRegistry meters) {
        var safeguards = SafeguardRegistry.measuredBy(meters);
        this.providers = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.provider().id().value()))
                .map(entry -> new Configured(
                        speaker(entry, safeguards, patience, check, clock, meters), entry.type(), entry.enabled()))
                .toList();
    }

    private Speaker speaker(
            Entry entry,
            SafeguardRegistry safeguards,
            SpeechResilience patience,
            AudioCheck check,
            InstantSource clock,
            MeterRegistry meters) {
        var provider = entry.provider();
        var capabilities = provider.capabilities();
        return new Speaker(
                provider,
                entry.tariffs(),
                safeguards.around(provider.id(), capabilities, patience),
                patience,
                check,
                threads,
                clock,
                meters);
    }

    public List<Configured> all() {
        return providers;
    }

    /** The provider of this name where it is configured and switched on. */
    public Optional<Speaker> find(ProviderId id) {
        return enabled().filter(speaker -> speaker.id().equals(id)).findFirst();
    }

    private Stream<Speaker> enabled() {
        return providers.stream().filter(Configured::enabled).map(Configured::speaker);
    }

    /** Breaks off what is being spoken. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
