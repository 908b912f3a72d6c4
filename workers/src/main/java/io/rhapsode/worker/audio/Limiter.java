package io.rhapsode.worker.audio;

import java.util.Arrays;

/**
 * Holds samples under a ceiling: what is too loud is turned down before it comes, with all around it, and not cut off. As many samples come out as go in, once it was {@linkplain
 * #rest flushed}. For one thread.
 *
 * <p>The gain of a moment is the mean of what the moments around it need at most. So it never jumps, and is never more than the loudest of them allows.
 */
final class Limiter {

    private static final double LOOK_AHEAD_SECONDS = 0.005;
    private static final double RELEASE_SECONDS = 0.05;

    private final float ceiling;
    private final double recovery;
    /** What came and has not gone out yet, and the gains that were needed since. */
    private final float[] coming;

    private final double[] gains;
    private double sum;
    private int at;
    private int missing;
    private double lowest = 1;
    private int held;
    private double gain = 1;

    /** @param ceilingDb highest sample in dBFS */
    Limiter(int sampleRateHz, double ceilingDb) {
        int ahead = Math.max(1, (int) (LOOK_AHEAD_SECONDS * sampleRateHz));
        ceiling = (float) Math.pow(10, ceilingDb / 20);
        recovery = 1 / (RELEASE_SECONDS * sampleRateHz);
        coming = new float[ahead];
        gains = new double[ahead];
        Arrays.fill(gains, 1);
        sum = ahead;
        missing = ahead - 1;
    }

    /** Takes the next sample, 1 being full scale. */
    void take(float sample, Taker limited) {
        float loud = Math.abs(sample);
        if (loud > ceiling) {
            lowest = Math.min(lowest, ceiling / loud);
            held = coming.length;
        } else if (held > 0 && --held == 0) {
            lowest = 1;
        }
        gain = Math.min(lowest, gain + (1 - gain) * recovery);
        sum += gain - gains[at];
        gains[at] = gain;
        coming[at] = sample;
        at = (at + 1) % coming.length;
        if (missing > 0) {
            missing--;
        } else {
            limited.take((float) (coming[at] * Math.min(1, sum / gains.length)));
        }
    }

    /** How many samples are inside at most. */
    int behind() {
        return coming.length;
    }

    /** Lets out what is still inside. */
    void rest(Taker limited) {
        for (int i = 1; i < coming.length; i++) {
            take(0, limited);
        }
    }

    /** Gets one sample after the other. */
    interface Taker {

        void take(float sample);
    }
}
