package io.rhapsode.worker.speech.elevenlabs;

/** What we ask for, the best first. What a plan does not allow is refused by the service, and the next one is asked for. */
enum ElevenLabsFormat {
    /** Nothing lost; from the plan Pro on. Samples without a header. */
    SAMPLES("pcm_44100"),
    /** From the plan Creator on. */
    MP3_192("mp3_44100_192"),
    /** Every plan. */
    MP3_128("mp3_44100_128");

    static final int SAMPLE_RATE_HZ = 44_100;

    private final String asked;

    ElevenLabsFormat(String asked) {
        this.asked = asked;
    }

    /** As the service calls it. */
    String asked() {
        return asked;
    }
}
