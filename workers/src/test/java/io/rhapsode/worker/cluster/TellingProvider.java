package io.rhapsode.worker.cluster;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.price.domain.Tariff;
import io.rhapsode.worker.price.domain.Tariffs;
import io.rhapsode.worker.speech.CanonicalSpeech;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechFailure;
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
import java.util.List;
import java.util.Set;

/** A service of ten places with two models, as one node has it configured. */
record TellingProvider(ProviderId id, int concurrency, double requestsPerSecond, Answer answer)
        implements SpeechProvider {

    static final ProviderId ID = new ProviderId("service");

    interface Answer {
        RawSpeech to(SpeechRequest request) throws SpeechFailure, InterruptedException;
    }

    static TellingProvider of(int concurrency, Answer answer) {
        return new TellingProvider(ID, concurrency, Double.POSITIVE_INFINITY, answer);
    }

    static SpeechRequest request(String model) {
        return new SpeechRequest("word ".repeat(40), "anna", model, "en", SpeechSettings.DEFAULT);
    }

    static RawSpeech spoken(SpeechRequest request) {
        return new RawSpeech(new byte[2000], request.text().length());
    }

    /** All that one node has around it. */
    SpeechProviders onANode(InstantSource clock) {
        return new SpeechProviders(
                List.of(new SpeechProviders.Entry(this, "test", Tariffs.same(Tariff.fixed(1000, 15_000)), true)),
                new SpeechResilience(
                        1,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ZERO,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        1000,
                        1000,
                        100,
                        Duration.ofHours(1),
                        1),
                audio -> new CanonicalSpeech(audio, 100, audio.length),
                clock,
                new SimpleMeterRegistry());
    }

    static Speaker speaker(SpeechProviders providers) {
        return providers.find(ID).orElseThrow();
    }

    @Override
    public SpeechCapabilities capabilities() {
        return new SpeechCapabilities(
                List.of("en"), List.of(model("one"), model("two")), concurrency, requestsPerSecond, 10);
    }

    private static SpeechModel model(String name) {
        return new SpeechModel(name, new SizeLimit(4096, Counting.CODE_POINTS), 3, Set.of(), 2000, null);
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("anna", List.of("en"), null, "Anna"));
    }

    @Override
    public ProviderHealth health() {
        return new ProviderHealth.Up();
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure, InterruptedException {
        return answer.to(request);
    }
}
