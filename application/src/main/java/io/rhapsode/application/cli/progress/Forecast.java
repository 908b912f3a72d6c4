package io.rhapsode.application.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How much longer it will take, if it goes on as it went lately. */
final class Forecast {

    /** What happened longer ago says little about what comes. */
    private static final Duration LATELY = Duration.ofSeconds(30);

    /** Less than this is luck: a stream begins with everything that has happened so far. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private record Point(Instant at, double fraction) {}

    private final Deque<Point> points = new ArrayDeque<>();

    void observe(Instant at, double fraction) {
        if (!points.isEmpty() && fraction < points.getLast().fraction()) {
            points.clear(); // it began again
        }
        if (points.isEmpty() || fraction > points.getLast().fraction()) {
            points.add(new Point(at, fraction));
        }
        while (points.size() > 2 && points.getFirst().at().isBefore(at.minus(LATELY))) {
            points.removeFirst();
        }
    }

    /** Empty while there is nothing to tell it from. */
    Optional<Duration> remaining(Instant now) {
        if (points.size() < 2) {
            return Optional.empty();
        }
        Point first = points.getFirst();
        Point last = points.getLast();
        Duration took = Duration.between(first.at(), last.at());
        if (took.compareTo(LONG_ENOUGH) < 0) {
            return Optional.empty();
        }
        double perFraction = took.toMillis() / (last.fraction() - first.fraction());
        Duration atThatTime = Duration.ofMillis(Math.round((1 - last.fraction()) * perFraction));
        Duration remaining = atThatTime.minus(Duration.between(last.at(), now));
        return Optional.of(remaining.isNegative() ? Duration.ZERO : remaining);
    }
}
