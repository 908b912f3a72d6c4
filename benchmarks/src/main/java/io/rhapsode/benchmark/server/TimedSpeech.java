package io.rhapsode.benchmark.server;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechProviderType;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A provider that answers when it is told to, always with the same tenth of a second of sound. */
final class TimedSpeech implements SpeechProvider {

    private static final int SAMPLE_RATE_HZ = 8_000;
    private static final int SAMPLES = 800;
    private static final byte[] WAV = Tone.wav(SAMPLE_RATE_HZ, SAMPLES);

    /** So fast that no text is too long for a tenth of a second. */
    private static final double CHARACTERS_PER_SECOND = 10_000;

    private final ProviderId id;
    private final SpeechCapabilities capabilities;
    private final Turn turn;
    private final List<Voice> voices;

    private TimedSpeech(ProviderId id, ProviderSettings settings, Duration latency, Turn turn, List<Voice> voices) {
        this.id = id;
        this.turn = turn;
        this.voices = voices;
        this.capabilities = new SpeechCapabilities(
                List.of(),
                List.of(new SpeechModel(
                        null,
                        new SizeLimit(Book.LARGEST_CHUNK, Counting.CODE_POINTS),
                        5,
                        Set.of(),
                        latency.toMillis() + 1,
                        null)),
                Objects.requireNonNullElse(settings.concurrency(), 1),
                settings.rate(),
                CHARACTERS_PER_SECOND);
    }

    /** Returns when a chunk may be answered. */
    interface Turn {
        void await() throws InterruptedException;
    }

    /**
     * A type of such providers.
     *
     * @param latency what it says of itself
     * @param voices of each provider
     */
    record Type(String name, Duration latency, Turn turn, Function<ProviderId, List<Voice>> voices)
            implements SpeechProviderType {

        /** Of providers with one voice. */
        Type(String name, Duration latency, Turn turn) {
            this(name, latency, turn, id -> List.of(new Voice("one", List.of(), null, "The only one")));
        }

        @Override
        public SpeechProvider create(ProviderId id, ProviderSettings settings, Means means) {
            return new TimedSpeech(id, settings, latency, turn, voices.apply(id));
        }
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public SpeechCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Voice> voices() {
        return voices;
    }

    @Override
    public ProviderHealth health() {
        return new ProviderHealth.Up();
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws InterruptedException {
        turn.await();
        return new RawSpeech(WAV, request.text().length());
    }
}
