package io.rhapsode.benchmark.streams;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.sun.management.UnixOperatingSystemMXBean;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Memory;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.Baton;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Sighting;
import io.rhapsode.benchmark.server.Voices;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The figure of a large audience. */
@Command(
        name = "streams",
        header =
                "Thousands of open event streams: the memory of each, the way of an event to all, a reconnect of all at once.")
public final class StreamsCommand implements Callable<Integer> {

    private static final int BOOKS = 20;
    private static final int CHUNKS = 14;
    private static final int WARM_UP = 2;

    private static final int WINDOW_SECONDS = 5;
    private static final int AFTER_RECONNECT_SECONDS = 3;

    /** Chunks of all books together come in so many steps a second, each book's once. */
    private static final int STEPS_PER_SECOND = 10;

    /** For everything that has begun to come to rest. */
    private static final long REST_MILLIS = 1_500;

    private static final long MILLIS_PER_SECOND = 1_000;
    private static final double KILOBYTES = 1024;

    /** Files of all kinds that a server has open besides its clients. */
    private static final int OTHER_FILES = 1_000;

    private static final int USAGE = 2;

    @Mixin
    private final Rounds rounds = new Rounds();

    @Option(names = "--streams", paramLabel = "N", description = "open at once (default: 5000)")
    private int streams = 5_000;

    @Override
    public Integer call() throws Exception {
        if (files() < streams + OTHER_FILES) {
            System.err.printf("bench: %,d streams need more open files than %,d; see ulimit -n%n", streams, files());
            return USAGE;
        }
        List<Evening> evenings = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "rhapsode.gateway.limits.event-streams",
                streams + OTHER_FILES,
                "rhapsode.speech.resilience.attempt-timeout",
                "30m"); // it waits for the baton
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.LED), settings);
                Audience audience = new Audience(server.url(), server.key(), server.work("listeners"), streams)) {
            Library library = new Library(server);
            Commits commits = new Commits(server);
            Baton baton = server.bean(Baton.class);
            for (int i = -warmUp(); i < rounds.measured(); i++) {
                Evening evening = evening(library, commits, baton, audience);
                if (i >= 0) {
                    evenings.add(evening);
                }
            }
        }
        print(evenings);
        return 0;
    }

    private int warmUp() {
        return rounds.quick() ? 1 : WARM_UP;
    }

    private static long files() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getMaxFileDescriptorCount();
    }

    private Evening evening(Library library, Commits commits, Baton baton, Audience audience) throws Exception {
        commits.forget();
        List<Book> books = library.books(BOOKS, CHUNKS);
        Sighting sighting = library.request(books);
        sighting.split();
        rest();
        double without = Memory.heapMegabytes();
        audience.open(books);
        rest();
        double kilobytes = (Memory.heapMegabytes() - without) * KILOBYTES / streams;

        long windowBegun = System.nanoTime();
        speak(baton, WINDOW_SECONDS);
        rest();
        long windowEnded = System.nanoTime();

        audience.drop();
        baton.give(BOOKS);
        rest();
        long reconnected = System.nanoTime();
        audience.again();
        speak(baton, AFTER_RECONNECT_SECONDS);
        rest();

        baton.give(BOOKS * CHUNKS);
        sighting.completed();
        Audience.Heard heard = audience.end();
        library.prove(books);
        baton.takeBack();
        return Evening.of(books, commits, heard, new Evening.Course(kilobytes, windowBegun, windowEnded, reconnected));
    }

    /** One chunk of each book in every second. */
    private static void speak(Baton baton, int seconds) throws InterruptedException {
        for (int step = 0; step < seconds * STEPS_PER_SECOND; step++) {
            baton.give(BOOKS / STEPS_PER_SECOND);
            Thread.sleep(MILLIS_PER_SECOND / STEPS_PER_SECOND);
        }
    }

    private static void rest() throws InterruptedException {
        Thread.sleep(REST_MILLIS);
    }

    private void print(List<Evening> evenings) {
        System.out.printf(
                "streams, %,d over %d books, an event a second each: %s%n",
                streams, BOOKS, rounds.circumstances(warmUp()));
        new Table("", "", "goal")
                .row("KB of heap for an open stream", cell(Figures.of(evenings, Evening::kilobytes), 1), "")
                .row("ms from commit to client, median", cell(latency(evenings, 0.5), 1), "")
                .row("ms from commit to client, p99", cell(latency(evenings, 0.99), 1), "≤ 250")
                .row("s until half have caught up after a reconnect of all", cell(caughtUp(evenings, 0.5), 2), "")
                .row("s until all have caught up", cell(caughtUp(evenings, 1), 2), "")
                .row(
                        "clients told to come back later",
                        cell(Figures.of(evenings, evening -> evening.refusals()), 0),
                        "")
                .row("events lost, doubled or out of order", "0, or the round would have failed", "0")
                .print(System.out);
    }

    private static Figures latency(List<Evening> evenings, double share) {
        return Figures.of(evenings, evening -> evening.latencies().quantile(share));
    }

    private static Figures caughtUp(List<Evening> evenings, double share) {
        return Figures.of(evenings, evening -> evening.catchUp().quantile(share) / MILLIS_PER_SECOND);
    }
}
