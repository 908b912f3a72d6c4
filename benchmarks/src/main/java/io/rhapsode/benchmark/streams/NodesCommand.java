package io.rhapsode.benchmark.streams;

import static io.rhapsode.benchmark.measure.Table.cell;

import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Voices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figure of two servers. */
@Command(
        name = "nodes",
        header =
                "Two servers over one database: the way of an event from the server that commits it to clients of both.")
public final class NodesCommand implements Callable<Integer> {

    static final Set<Voices> VOICES = Set.of(Voices.SLOW);

    /** At each of the two servers, shared out evenly among the books. */
    private static final int STREAMS = 100;

    static final Map<String, Object> SETTINGS = Map.of(
            "rhapsode.gateway.limits.event-streams",
            2 * STREAMS,
            "rhapsode.embedded",
            false); // a server with a database of its own counts on being alone

    private static final int BOOKS = 20;
    private static final int CHUNKS = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENT = 100;

    @Mixin
    private final Rounds rounds = new Rounds();

    /**
     * One round, with its proof.
     *
     * @param here milliseconds from a commit on the first server to its own clients
     * @param there milliseconds from the same commits to the clients of the second
     * @param share of all events that the first has committed
     */
    private record Round(Figures here, Figures there, double share) {}

    @Override
    public Integer call() throws Exception {
        List<Round> all = new ArrayList<>();
        try (ScratchServer first = ScratchServer.start(VOICES, SETTINGS);
                Neighbour second = Neighbour.of(first);
                Audience here = new Audience(first.url(), first.key(), first.work("here"), STREAMS);
                Audience there = new Audience(second.url(), first.key(), first.work("there"), STREAMS)) {
            Library library = new Library(first);
            Commits commits = new Commits(first);
            for (int i = -rounds.warmUp(); i < rounds.measured(); i++) {
                Round round = round(library, commits, here, there);
                if (i >= 0) {
                    all.add(round);
                }
            }
        }
        print(all);
        return 0;
    }

    private static Round round(Library library, Commits commits, Audience here, Audience there) throws Exception {
        commits.forget();
        List<Book> books = library.books(BOOKS, CHUNKS);
        library.request(books);
        here.open(books);
        there.open(books);
        long opened = System.nanoTime();
        List<Audience.Stream> heardHere = here.end().streams();
        List<Audience.Stream> heardThere = there.end().streams();
        library.prove(books);
        List<List<Long>> told = books.stream().map(commits::log).toList();
        heardHere.forEach(stream -> stream.prove(told.get(stream.place())));
        heardThere.forEach(stream -> stream.prove(told.get(stream.place())));
        double committed =
                books.stream().mapToInt(book -> commits.of(book).size()).sum();
        return new Round(
                latencies(heardHere, books, commits, opened),
                latencies(heardThere, books, commits, opened),
                committed / told.stream().mapToInt(List::size).sum());
    }

    private static Figures latencies(List<Audience.Stream> heard, List<Book> books, Commits commits, long from) {
        List<Double> latencies = new ArrayList<>();
        for (Audience.Stream stream : heard) {
            NavigableMap<Long, Long> committed = commits.of(books.get(stream.place()));
            for (Listener.Arrival arrival : stream.arrivals()) {
                Long commit = committed.get(arrival.sequence());
                if (commit != null && commit > from) {
                    latencies.add((arrival.nanos() - commit) / NANOS_PER_MILLI);
                }
            }
        }
        return new Figures(latencies);
    }

    private void print(List<Round> all) {
        System.out.printf(
                "nodes, %d books asked for at one of two servers, %d streams at each: %s%n",
                BOOKS, STREAMS, rounds.circumstances(rounds.warmUp()));
        new Table("ms from a commit on one server", "to its own clients", "to those of the other", "goal")
                .row("median", latency(all, 0.5, Round::here), latency(all, 0.5, Round::there), "")
                .row("p95", latency(all, 0.95, Round::here), latency(all, 0.95, Round::there), "≤ 150")
                .row("p99", latency(all, 0.99, Round::here), latency(all, 0.99, Round::there), "")
                .row("events lost, doubled or out of order", "0, or the round would have failed", "0", "0")
                .print(System.out);
        System.out.printf(
                "Of all events, %s %% were committed by the server whose commits are timed: where they were asked for.%n",
                cell(Figures.of(all, round -> PERCENT * round.share()), 0));
    }

    private static String latency(List<Round> all, double share, Function<Round, Figures> side) {
        return cell(Figures.of(all, round -> side.apply(round).quantile(share)), 1);
    }
}
