package io.rhapsode.benchmark.accept;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Resources;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Voices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figure of a busy counter: what a caller waits for while others' books are being made. */
@Command(
        name = "accept",
        header = "Requests accepted a second, and the time of every GET, over HTTP while twenty books are being made.")
public final class AcceptCommand implements Callable<Integer> {

    private static final int BOOKS = 20;
    private static final int CALLERS = 16;
    private static final int ONLOOKERS = 2;
    private static final int REQUESTS = 600;
    private static final int CHUNKS = 2;
    private static final int WARM_UP = 4;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;

    @Mixin
    private final Rounds rounds = new Rounds();

    @Override
    public Integer call() throws Exception {
        List<Rush.Result> results = new ArrayList<>();
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.SLOW, Voices.INSTANT), Map.of());
                HikariDataSource own = server.connections(1)) {
            Library library = new Library(server, Voices.SLOW);
            Resources resources = new Resources(server.postmaster(), own, List.of());
            List<Book> finished = library.books(1, CHUNKS);
            library.request(finished).completed();
            library.prove(finished);
            Shelf shelf = new Shelf(library, BOOKS);
            try (Rush rush = new Rush(
                    server, library, shelf, resources, finished.getFirst().id(), CALLERS, ONLOOKERS)) {
                for (int i = -warmUp(); i < rounds.measured(); i++) {
                    Rush.Result result = rush.run(REQUESTS, CHUNKS);
                    if (i >= 0) {
                        results.add(result);
                    }
                }
            }
            shelf.close();
        }
        print(results);
        return 0;
    }

    private int warmUp() {
        return Math.min(WARM_UP, rounds.warmUp());
    }

    private void print(List<Rush.Result> results) {
        System.out.printf(
                "accept, %d books being made, %d callers and %d onlookers without a pause, %d requests a round: %s%n",
                BOOKS, CALLERS, ONLOOKERS, REQUESTS, rounds.circumstances(warmUp()));
        new Table("POST /generations", "", "goal")
                .row("accepted a second", cell(Figures.of(results, Rush.Result::perSecond), 0), "≥ 300")
                .row("ms, median", cell(Figures.of(results, one -> one.millis().median()), 1), "")
                .row("ms, p99", cell(Figures.of(results, one -> one.millis().quantile(P99)), 1), "≤ 100")
                .row("CPU-s per 1,000, GETs and books included", cpu(results), "")
                .row(
                        "s until all of a round are spoken",
                        cell(Figures.of(results, Rush.Result::secondsToTheEnd), 1),
                        "")
                .print(System.out);
        Table table = new Table("GET, ms, all rounds together", "asked", "median", "p95", "goal of p95");
        for (Question question : Question.values()) {
            Figures millis = new Figures(results.stream()
                    .flatMap(one -> one.answers().getOrDefault(question, List.of()).stream())
                    .toList());
            table.row(
                    question.toString(),
                    String.valueOf(millis.ofRounds().size()),
                    "%.1f".formatted(millis.median()),
                    "%.1f".formatted(millis.quantile(P95)),
                    "≤ 50");
        }
        Figures all = new Figures(results.stream()
                .flatMap(one -> one.answers().values().stream())
                .flatMap(List::stream)
                .toList());
        table.row(
                        "all of them",
                        String.valueOf(all.ofRounds().size()),
                        "%.1f".formatted(all.median()),
                        "%.1f".formatted(all.quantile(P95)),
                        "≤ 50")
                .print(System.out);
    }

    private static String cpu(List<Rush.Result> results) {
        return cell(Figures.of(results, Rush.Result::processorSeconds), 2);
    }
}
