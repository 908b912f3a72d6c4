package io.rhapsode.benchmark.orchestration;

import io.rhapsode.benchmark.measure.Resources.Usage;
import io.rhapsode.benchmark.measure.Resources.Wal;

/**
 * One round.
 *
 * @param steps that were made
 * @param nanos from the first request to the last result in the log
 * @param spoken processor time until then
 * @param over processor time until everything was done that follows
 * @param overNanos from the first request until then
 * @param wal written until then
 */
record Cost(int steps, long nanos, Usage spoken, Usage over, long overNanos, Wal wal) {

    private static final double NANOS = 1e9;
    private static final double PER = 1_000;

    double stepsPerSecond() {
        return steps * NANOS / nanos;
    }

    double processorSeconds() {
        return spoken.both() * PER / steps;
    }

    double jvmSeconds() {
        return spoken.jvm() * PER / steps;
    }

    double postgresSeconds() {
        return spoken.postgres() * PER / steps;
    }

    double processorSecondsInAll() {
        return over.both() * PER / steps;
    }

    double millisInAll() {
        return overNanos * PER / NANOS;
    }

    double fsyncs() {
        return (double) wal.fsyncs() / steps;
    }

    double bytes() {
        return (double) wal.bytes() / steps;
    }
}
