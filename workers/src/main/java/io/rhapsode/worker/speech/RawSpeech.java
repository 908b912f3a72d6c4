package io.rhapsode.worker.speech;

import io.rhapsode.worker.speech.domain.Mark;
import java.util.List;

/**
 * What a provider answered.
 *
 * @param audio the whole body; not copied, so nobody changes it
 * @param billedCharacters what the provider charges for, in its own counting
 * @param marks when the parts of the text are heard, as the provider says it; none where it was not asked
 */
public record RawSpeech(byte[] audio, long billedCharacters, List<Mark> marks) {

    /** The largest answer that is read, an hour of WAV at 16 kHz: a chunk is a minute or two. */
    public static final int MAX_BYTES = 128 * 1024 * 1024;

    public RawSpeech {
        marks = List.copyOf(marks);
    }

    /** Audio alone. */
    public RawSpeech(byte[] audio, long billedCharacters) {
        this(audio, billedCharacters, List.of());
    }
}
