package io.rhapsode.worker.routing;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderHealth;
import io.rhapsode.worker.speech.RawSpeech;
import io.rhapsode.worker.speech.SpeechCapabilities;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechModel;
import io.rhapsode.worker.speech.SpeechProvider;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.Voice;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.util.List;
import java.util.Set;

/** A provider that is only looked at; asked to speak, it fails for good. */
record StandingProvider(ProviderId id, SizeLimit limit, ProviderHealth health) implements SpeechProvider {

    static StandingProvider named(String id) {
        return new StandingProvider(
                new ProviderId(id), new SizeLimit(4096, Counting.CODE_POINTS), new ProviderHealth.Up());
    }

    StandingProvider limitedTo(SizeLimit limit) {
        return new StandingProvider(id, limit, health);
    }

    StandingProvider down() {
        return new StandingProvider(id, limit, new ProviderHealth.Down("no wind"));
    }

    @Override
    public SpeechCapabilities capabilities() {
        return new SpeechCapabilities(
                List.of("en"),
                List.of(new SpeechModel(null, limit, 3, Set.of(), 2000, null)),
                4,
                Double.POSITIVE_INFINITY,
                10);
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("ada", List.of("en-GB"), Gender.FEMALE, "Ada"));
    }

    @Override
    public RawSpeech synthesize(SpeechRequest request) throws SpeechFailure {
        throw new SpeechFailure(AttemptOutcome.UNAUTHORIZED);
    }
}
