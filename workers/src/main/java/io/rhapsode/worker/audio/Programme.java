package io.rhapsode.worker.audio;

import java.util.List;

/** What the parts add up to, pauses included. */
record Programme(List<Stretch> stretches) {

    Programme {
        stretches = List.copyOf(stretches);
    }

    /** A run of parts of one rate with their pauses; it is resampled as a whole, so that no seam is heard inside. */
    record Stretch(int sampleRateHz, long samples) {

        /** Rounded to the nearest, a half upwards. */
        long samplesAt(int otherRateHz) {
            return (2 * samples * otherRateHz + sampleRateHz) / (2L * sampleRateHz);
        }
    }

    long samplesAt(int rateHz) {
        return stretches.stream()
                .mapToLong(stretch -> stretch.samplesAt(rateHz))
                .sum();
    }

    /** The rate to join the parts at: their own if they have one, so that the encoder's process resamples all at once; else the file's. */
    int joinRateHz(int fileRateHz) {
        return stretches.size() == 1 ? stretches.getFirst().sampleRateHz() : fileRateHz;
    }

    double seconds() {
        return stretches.stream()
                .mapToDouble(stretch -> (double) stretch.samples() / stretch.sampleRateHz())
                .sum();
    }
}
