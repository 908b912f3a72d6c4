package io.rhapsode.gateway.facade;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Delivery;

/** What a service's name of a format means: the file that is made, and how the sound is delivered. */
public record Sound(AudioSpec file, Delivery delivery) {

    /** The bit rate where a format has none. */
    private static final int NO_MATTER_KBPS = 128;

    /** The sound of the file itself. */
    public static Sound of(AudioFormat format, int rateHz, int kbps) {
        return new Sound(new AudioSpec(format, kbps, true, rateHz), Delivery.AS_ORDERED);
    }

    /** The same of a format without a bit rate. */
    public static Sound of(AudioFormat format, int rateHz) {
        return of(format, rateHz, NO_MATTER_KBPS);
    }

    /** Bare samples. */
    public static Sound bare(Delivery delivery, int rateHz) {
        return new Sound(of(AudioFormat.WAV, rateHz).file(), delivery);
    }

    /** Bare frames of AAC. */
    public static Sound aac(int rateHz, int kbps) {
        return new Sound(of(AudioFormat.M4A, rateHz, kbps).file(), Delivery.ADTS);
    }
}
