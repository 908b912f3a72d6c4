package io.rhapsode.events.generation;

import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import java.util.List;

/**
 * A chunk whose audio is stored.
 *
 * @param index from 0, in the order of the text
 * @param audioKey canonical WAV: PCM, signed 16 bit, one channel
 * @param cached whether it had been spoken before and no provider was asked
 * @param costMicros what the provider charges us; 0 when cached
 * @param latencyMillis from the first attempt to the stored audio
 * @param attempts every request, the last of them {@code spoken}; empty when cached
 */
public record SpokenChunk(
        int index,
        ProviderId provider,
        VoiceId voice,
        ObjectKey audioKey,
        long durationMillis,
        long samples,
        int sampleRateHz,
        long bytes,
        boolean cached,
        long costMicros,
        long latencyMillis,
        List<Attempt> attempts) {

    public SpokenChunk {
        attempts = List.copyOf(attempts);
    }
}
