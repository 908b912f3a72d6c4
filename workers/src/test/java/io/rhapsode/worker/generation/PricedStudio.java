package io.rhapsode.worker.generation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.price.domain.PriceCatalogue;
import io.rhapsode.worker.price.domain.PriceEntry;
import io.rhapsode.worker.price.domain.Priced;
import io.rhapsode.worker.price.domain.Tariffs;
import io.rhapsode.worker.speech.CanonicalSpeech;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.SpeechResilience;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A provider that takes 100 credits and 1,000 micro-dollars for 1,000 characters, and three times as much from a leap day long ago on. */
record PricedStudio() implements SpeechProvider {

    static final ProviderId ID = new ProviderId("studio");
    static final int SAMPLE_RATE = 100;
    private static final LocalDate DEARER = LocalDate.parse("2024-02-29");
    private static final int CHARACTERS_PER_SECOND = 10;

    static SpeechProviders providers() {
        var studio = new Priced(Priced.By.PROVIDER, ID.value(), null);
        var tariff = PriceCatalogue.of(List.of(
                        new PriceEntry(1, studio, LocalDate.MIN, DEARER, new Price(100, 1000)),
                        new PriceEntry(2, studio, DEARER, LocalDate.MAX, new Price(300, 3000))))
                .tariff(ID.value(), null, null);
        return new SpeechProviders(
                List.of(new SpeechProviders.Entry(new PricedStudio(), "test", Tariffs.same(tariff), true)),
                new SpeechResilience(
                        1,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ZERO,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        4,
                        2,
                        50,
                        Duration.ofHours(1),
                        1),
                audio -> new CanonicalSpeech(audio, SAMPLE_RATE, audio.length),
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public SpeechCapabilities capabilities() {
        return new SpeechCapabilities(
                List.of("en"),
                List.of(new SpeechModel(null, new SizeLimit(4_096, Counting.CODE_POINTS), 3, Set.of(), 2000, null)),
                4,
                Double.POSITIVE_INFINITY,
                CHARACTERS_PER_SECOND);
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("ada", List.of("en"), null, "Ada"));
    }

    @Override
    public ProviderHealth health() {
        return new ProviderHealth.Up();
    }

    /** A byte is a hundredth of a second. */
    @Override
    public RawSpeech synthesize(SpeechRequest request) {
        int characters = request.text().length();
        return new RawSpeech(new byte[characters * SAMPLE_RATE / CHARACTERS_PER_SECOND], characters);
    }
}
