package io.rhapsode.worker.audio;

import java.util.OptionalLong;

/**
 * Where an encoding may be cut in two so that nobody can tell: in the digital silence of a pause, on the border of two frames, and at a sample which both rates have. Around a seam
 * every encoder, resampler and limiter has seen nothing but silence for longer than it remembers, so that what begins afresh there goes on as if it had never stopped.
 *
 * <p>Positions and lengths are counted in samples of the parts, from the first of them.
 */
final class Seams {

    /** The limiter lets go within a twentieth of a second; a frame's echo and the encoder's delay are four frames at most. */
    private static final double SILENCE_BEFORE_SECONDS = 0.2;
    /** What an encoder looks ahead. */
    private static final double SILENCE_AFTER_SECONDS = 0.1;

    private final long every;
    private final long before;
    private final long after;

    /**
     * @param partsHz rate of the parts
     * @param fileHz rate of the file
     * @param frameSamples samples of the file in one frame
     */
    Seams(int partsHz, int fileHz, int frameSamples) {
        long border = frameSamples;
        while (border * partsHz % fileHz != 0) {
            border += frameSamples;
        }
        this.every = border * partsHz / fileHz;
        this.before = Math.round(SILENCE_BEFORE_SECONDS * partsHz);
        this.after = Math.round(SILENCE_AFTER_SECONDS * partsHz);
    }

    /** The first seam in the pause, empty where it is too short to have one. */
    OptionalLong in(long pauseBegins, long pauseEnds) {
        long seam = Math.ceilDiv(pauseBegins + before, every) * every;
        return seam + after <= pauseEnds ? OptionalLong.of(seam) : OptionalLong.empty();
    }
}
