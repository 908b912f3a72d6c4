package io.rhapsode.worker.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.CharacterTimes;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.worker.audio.WavTail;
import io.rhapsode.worker.speech.TimedSpeech;
import io.rhapsode.worker.speech.domain.CharacterSpread;
import io.rhapsode.worker.speech.domain.Timings;
import io.rhapsode.worker.text.domain.SpeakableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/** Says of one chunk after the other when its characters are heard in the sound of the whole. For one thread. */
final class CharacterClock {

    private static final double MILLIS_PER_SECOND = 1000;

    private final ObjectStore objects;
    private final String text;
    private int unit;
    private double soundedMillis;

    /** @param text of the generation */
    CharacterClock(ObjectStore objects, String text) {
        this.objects = objects;
        this.text = text;
    }

    /** Of the next chunk. */
    CharacterTimes next(ChunkSpan span, SpokenChunk chunk) {
        int end = text.offsetByCodePoints(unit, span.characters());
        String written = text.substring(unit, end);
        double millis = chunk.samples() * MILLIS_PER_SECOND / chunk.sampleRateHz();
        CharacterTimes times =
                CharacterSpread.over(written, SpeakableText.origins(written), timings(chunk), soundedMillis, millis);
        unit = end;
        soundedMillis += millis + span.pauseMillis();
        return times;
    }

    private Timings timings(SpokenChunk chunk) {
        long tail = WavTail.begin(chunk.samples());
        try (var behind = objects.open(chunk.audioKey(), tail, chunk.bytes() - tail)) {
            return TimedSpeech.timings(behind.readAllBytes())
                    .orElseThrow(() -> new IOException("a spoken chunk has lost its timings"));
        } catch (NoSuchFileException removed) {
            throw new RejectedException(
                    Rejection.GENERATION_ERASED,
                    "What was spoken of it was removed meanwhile, and with that the timings; ask for it anew.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
