package io.rhapsode.worker.routing;

import io.rhapsode.events.speech.Candidate;

/** How long speech will be, and how long it takes to make. Guesses for people who wait, from what was configured and observed. */
final class Forecast {

    /** To queue, plan and record, however short the text. */
    private static final long START_MILLIS = 300;

    /** Measuring and encoding a second of audio. */
    private static final double MASTERING_MILLIS_PER_SECOND = 10;

    /** A chunk, the least that is spoken at once. */
    private static final double CHUNK_CHARACTERS = 900;

    private Forecast() {}

    static long durationMillis(int characters, double charactersPerSecond, double speed) {
        return Math.round(1000.0 * characters / (charactersPerSecond * speed));
    }

    /** From the request to the finished file. */
    static long latencyMillis(int characters, Candidate candidate, long durationMillis) {
        var features = candidate.features();
        double chunks = Math.max(1, Math.ceil(characters / CHUNK_CHARACTERS));
        double rounds = Math.ceil(chunks / features.concurrency());
        double perRound = features.latencyMillisPer1k() * Math.min(characters, CHUNK_CHARACTERS) / 1000;
        double mastering = MASTERING_MILLIS_PER_SECOND * durationMillis / 1000;
        return START_MILLIS + Math.round(rounds * perRound + mastering);
    }
}
