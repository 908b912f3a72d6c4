package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AttemptOutcome;

/** What a provider sent, once it was looked at. */
public sealed interface CheckedAudio {

    /**
     * Speech.
     *
     * @param wav canonical WAV, complete
     * @param durationMillis rounded to the nearest
     * @param rmsDb mean level in dBFS
     * @param peakDb highest sample in dBFS
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of some megabytes would serve nobody
    record Usable(byte[] wav, int sampleRateHz, long samples, long durationMillis, double rmsDb, double peakDb)
            implements CheckedAudio {}

    /** Not speech. */
    record Unusable(Flaw flaw) implements CheckedAudio {}

    /** What is wrong with it. */
    enum Flaw {
        /** No bytes, or no samples. */
        EMPTY(AttemptOutcome.EMPTY_AUDIO),
        /** It ends before it should, or is damaged on the way. */
        TRUNCATED(AttemptOutcome.TRUNCATED),
        /** Not audio, or not of a kind that is understood. */
        UNDECODABLE(AttemptOutcome.UNDECODABLE),
        /** Nothing in it is louder than the noise of a good room. */
        SILENT(AttemptOutcome.EMPTY_AUDIO),
        /** Longer than any chunk can be. */
        TOO_LONG(AttemptOutcome.IMPLAUSIBLE_LENGTH);

        private final AttemptOutcome outcome;

        Flaw(AttemptOutcome outcome) {
            this.outcome = outcome;
        }

        /** How the attempt ended that brought it. */
        public AttemptOutcome outcome() {
            return outcome;
        }
    }
}
