package io.rhapsode.worker.voice;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.util.List;
import java.util.Set;

/** A provider with one place. A byte of its audio is a hundredth of a second. */
record Booth() implements SpeechProvider {

    private static final int BYTES_PER_CHARACTER = 10;

    @Override
    public ProviderId id() {
        return new ProviderId("booth");
    }

    @Override
    public SpeechCapabilities capabilities() {
        return new SpeechCapabilities(
                List.of("en"),
                List.of(new SpeechModel(null, new SizeLimit(4_096, Counting.CODE_POINTS), 3, Set.of(), 2000, null)),
                1,
                Double.POSITIVE_INFINITY,
                10);
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("ada", List.of("en"), null, "Ada"));
    }

    @Override
    public ProviderHealth health() {
        return new ProviderHealth.Up();
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) {
        int characters = request.text().length();
        return new RawSpeech(new byte[characters * BYTES_PER_CHARACTER], characters);
    }
}
