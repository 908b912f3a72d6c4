package io.rhapsode.worker.speech;

/** The setting {@code volume}, a factor, as services that count in decibels take it. */
public final class Decibels {

    /** Nothing can be heard. */
    private static final double SILENCE = -96;

    private Decibels() {}

    /** @param volume 0 to 2, 1 is the voice's own */
    public static double of(double volume) {
        return Math.max(SILENCE, 20 * Math.log10(volume));
    }
}
