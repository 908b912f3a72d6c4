package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Delivery;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * What is done to sound. All calls block. A call that is interrupted ends the processes it started and throws {@link InterruptedException}.
 *
 * <p>Canonical WAV is what every part is kept as: PCM, signed 16 bit, one channel, at whatever rate the voice has.
 */
public interface AudioTools {

    /**
     * Whether there is speech in what a provider sent, and the same as canonical WAV. WAV with a false length, FLAC, MP3, AAC, M4A and Ogg (Opus, Vorbis) are understood;
     * what is canonical already costs no process.
     *
     * @throws AudioException where the tool itself failed, which says nothing about the audio
     */
    CheckedAudio check(byte[] audio) throws InterruptedException;

    /**
     * Joins the parts, brings them to the loudness asked for and encodes them, once, into one file. Parts are opened one at a time, and each more than once.
     *
     * <p>The length is exact. A stretch is a run of parts of one sample rate with their pauses, and a pause of p ms is round(p × rate ÷ 1000) samples at the rate of the part
     * before it. A stretch of n samples at rate r becomes round(n × R ÷ r) samples of the file's rate R, and the file is the sum of its stretches.
     *
     * @param file where to; replaced, and removed where merging fails
     * @param progress told on the calling thread, about once a second, what fraction of the work is done, from 0 to 1
     */
    Master merge(List<SpokenPart> parts, MasterSpec spec, Path file, DoubleConsumer progress)
            throws InterruptedException;

    /**
     * The same file, begun before all parts are there. Its length is as exact.
     *
     * @param file where to; replaced
     */
    EarlyMaster early(MasterSpec spec, Path file);

    /**
     * The beginning of a file that was made, as a file of its own.
     *
     * @param length not more than this, and less by at most a frame
     * @param target where to; replaced
     */
    void beginning(Path file, AudioSpec spec, Duration length, Path target) throws InterruptedException;

    /**
     * An encoder for one listener.
     *
     * @param delivery how the listener gets it
     * @param sampleRateHz rate of most of the parts that will come; others are resampled
     */
    LiveEncoder live(MasterSpec spec, Delivery delivery, int sampleRateHz);

    /**
     * A finished file, as a listener gets it.
     *
     * @param file closed with what is returned
     * @return fails at its end where not all of the file came through
     */
    InputStream delivered(InputStream file, Delivery delivery);
}
