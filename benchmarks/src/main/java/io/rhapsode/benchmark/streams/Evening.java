package io.rhapsode.benchmark.streams;

import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.streams.Listener.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * One round, with its proof.
 *
 * @param kilobytes of heap for each open stream
 * @param latencies milliseconds from commit to client, of every event to every client while nothing else happened
 * @param catchUp milliseconds from the reconnect of all until each knew again what was committed by then
 * @param refusals how often a client was told to come back later
 */
record Evening(double kilobytes, Figures latencies, Figures catchUp, int refusals) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** What was measured while it went on. Moments are those of {@link System#nanoTime}. */
    record Course(double kilobytes, long windowBegun, long windowEnded, long reconnected) {}

    static Evening of(List<Book> books, Commits commits, Audience.Heard heard, Course course) {
        List<Double> latencies = new ArrayList<>();
        List<Double> catchUp = new ArrayList<>();
        for (Audience.Stream stream : heard.streams()) {
            NavigableMap<Long, Long> committed = commits.of(books.get(stream.place()));
            stream.prove(List.copyOf(committed.keySet()));
            long head = lastBefore(course.reconnected(), committed);
            for (Arrival arrival : stream.arrivals()) {
                long commit = committed.getOrDefault(arrival.sequence(), 0L);
                if (commit >= course.windowBegun() && commit < course.windowEnded()) {
                    latencies.add((arrival.nanos() - commit) / NANOS_PER_MILLI);
                }
                if (arrival.sequence() == head) {
                    catchUp.add((arrival.nanos() - course.reconnected()) / NANOS_PER_MILLI);
                }
            }
        }
        return new Evening(course.kilobytes(), new Figures(latencies), new Figures(catchUp), heard.refusals());
    }

    private static long lastBefore(long moment, NavigableMap<Long, Long> committed) {
        return committed.entrySet().stream()
                .filter(event -> event.getValue() < moment)
                .mapToLong(event -> event.getKey())
                .max()
                .orElseThrow();
    }
}
