package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.speech.Attempt;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.CheckedAudio;
import io.rhapsode.worker.speech.CanonicalSpeech;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.TimedSpeech;
import io.rhapsode.worker.speech.Utterance;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import io.rhapsode.worker.spoken.SpokenChunks;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gives a chunk its voice: finds it spoken, or has it spoken and stores it. */
final class ChunkVoicing {

    private final SpokenChunks spokenChunks;
    private final SpokenChunkRemoval removal;
    private final AudioTools audio;

    ChunkVoicing(SpokenChunks spokenChunks, SpokenChunkRemoval removal, AudioTools audio) {
        this.spokenChunks = spokenChunks;
        this.removal = removal;
        this.audio = audio;
    }

    /** What became of a chunk. */
    sealed interface Result {
        record Voiced(SpokenChunk chunk) implements Result {}

        record Refused(Utterance.Failed why) implements Result {}
    }

    /** Everything that a run may look for or store. */
    SpokenChunks.Claim claim(SynthesizeRun task, Collection<ObjectKey> names) throws InterruptedException {
        return spokenChunks.claim(task.tenantId(), task.generationId(), names);
    }

    /** The caller holds a permit of the provider until the chunk is stored: so no more than it takes at once are asked for again after a crash. */
    Result voice(SpokenChunks.Claim claim, int index, ObjectKey name, SpeechRequest request, Engagement engagement)
            throws IOException, InterruptedException {
        Optional<SpokenChunks.Found> found = claim.find(name);
        if (found.isPresent()
                && audio.check(found.get().wav()) instanceof CheckedAudio.Usable known
                && isComplete(found.get(), known, request)) {
            CanonicalSpeech speech = new CanonicalSpeech(found.get().wav(), known.sampleRateHz(), known.samples());
            boolean paid = found.get().reported();
            // spoken just before a crash: its cost is not in the log yet
            long unpaid = paid ? 0 : request.characters();
            engagement.purse().spend(unpaid);
            long cost = engagement.price().costMicros(unpaid);
            return new Result.Voiced(chunk(index, engagement.candidate(), name, speech, paid, cost, 0, List.of()));
        }
        return switch (engagement.provider().speak(request, engagement.purse())) {
            case Utterance.Spoken spoken -> {
                claim.put(name, spoken.speech().wav());
                yield new Result.Voiced(chunk(
                        index,
                        engagement.candidate(),
                        name,
                        spoken.speech(),
                        false,
                        engagement.price().costMicros(spoken.billedCharacters()),
                        spoken.latencyMillis(),
                        spoken.attempts()));
            }
            case Utterance.Failed failed -> new Result.Refused(failed);
        };
    }

    private static boolean isComplete(SpokenChunks.Found found, CheckedAudio.Usable known, SpeechRequest request) {
        return !request.timed()
                || TimedSpeech.timings(found.wav(), known.samples()).isPresent();
    }

    private static SpokenChunk chunk(
            int index,
            Candidate candidate,
            ObjectKey name,
            CanonicalSpeech speech,
            boolean cached,
            long costMicros,
            long latencyMillis,
            List<Attempt> attempts) {
        return new SpokenChunk(
                index,
                candidate.provider(),
                candidate.voice(),
                name,
                speech.durationMillis(),
                speech.samples(),
                speech.sampleRateHz(),
                speech.wav().length,
                cached,
                costMicros,
                latencyMillis,
                attempts);
    }

    /** Removes what only this generation uses, and of these what nobody else uses: its run may have stored them after the erasure. */
    void erase(SynthesizeRun task, Collection<ObjectKey> names) throws InterruptedException {
        claim(task, names);
        removal.erase(task.generationId());
    }
}
