package io.rhapsode.worker.speech.elevenlabs;

import io.rhapsode.worker.speech.RawFormat;

/** What we ask for, the best first. What a plan does not allow is refused by the service, and the next one is asked for. */
enum ElevenLabsFormat {
    /** Nothing lost; from the plan Pro on. Samples without a header. */
    SAMPLES("pcm_44100", RawFormat.WAV),
    /** From the plan Creator on. */
    MP3_192("mp3_44100_192", RawFormat.MP3),
    /** Every plan. */
    MP3_128("mp3_44100_128", RawFormat.MP3);

    static final int SAMPLE_RATE_HZ = 44_100;

    private final String asked;
    private final RawFormat delivered;

    ElevenLabsFormat(String asked, RawFormat delivered) {
        this.asked = asked;
        this.delivered = delivered;
    }

    /** As the service calls it. */
    String asked() {
        return asked;
    }

    /** What becomes of it here. */
    RawFormat delivered() {
        return delivered;
    }
}
