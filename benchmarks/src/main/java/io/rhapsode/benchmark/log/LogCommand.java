package io.rhapsode.benchmark.log;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Voices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figures of the log: appending, replaying, and how soon what was commanded is shown. */
@Command(
        name = "log",
        header =
                "Append and replay beside the same rows written and read with JDBC, and the time from a command to the read model.")
public final class LogCommand implements Callable<Integer> {

    private static final int WRITERS = 32;
    private static final int APPENDED = 8_000;
    private static final int REPLAYED = 100_000;
    private static final int COMMANDS = 300;
    private static final double NANOS = 1e9;

    @Mixin
    private final Rounds rounds = new Rounds();

    /** Events a second. */
    private record Pair(double ours, double raw) {

        double ratio() {
            return ours / raw;
        }
    }

    @Override
    public Integer call() throws Exception {
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.INSTANT), Map.of(Replayed.PROPERTY, true));
                HikariDataSource rawPool = server.connections(WRITERS)) {
            List<Figures> visible = visible(new Visibility(server));
            OurLog ours = new OurLog(server);
            RawLog raw = new RawLog(rawPool, ours.metaData(), ours.payload());
            List<Pair> appended = appended(ours, raw);
            int events = (rounds.warmUp() + rounds.measured()) * APPENDED;
            if (events < REPLAYED) {
                ours.fill(REPLAYED - events);
                raw.fill(REPLAYED - events);
            }
            print(visible, appended, replayed(ours, raw, Math.max(events, REPLAYED)));
        }
        return 0;
    }

    private List<Figures> visible(Visibility visibility) throws Exception {
        for (int i = 0; i < rounds.warmUp(); i++) {
            visibility.millis(COMMANDS);
        }
        List<Figures> all = new ArrayList<>();
        for (int i = 0; i < rounds.measured(); i++) {
            all.add(visibility.millis(COMMANDS));
        }
        return all;
    }

    private List<Pair> appended(OurLog ours, RawLog raw) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int i = -rounds.warmUp(); i < rounds.measured(); i++) {
            Pair pair = new Pair(appends(ours::append), appends(raw::append));
            if (i >= 0) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private interface Append {
        void one() throws Exception;
    }

    private static double appends(Append append) throws Exception {
        long begun = System.nanoTime();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                all.add(writers.submit(() -> {
                    for (int i = 0; i < APPENDED / WRITERS; i++) {
                        append.one();
                    }
                    return null;
                }));
            }
            for (Future<?> writer : all) {
                writer.get();
            }
        }
        return APPENDED * NANOS / (System.nanoTime() - begun);
    }

    private List<Pair> replayed(OurLog ours, RawLog raw, int events) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int i = -rounds.warmUp(); i < rounds.measured(); i++) {
            double our = events * NANOS / ours.replay(events);
            long begun = System.nanoTime();
            if (raw.readAll() != events) {
                throw new IllegalStateException("the two logs are not of one length");
            }
            Pair pair = new Pair(our, events * NANOS / (System.nanoTime() - begun));
            if (i >= 0) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private void print(List<Figures> visible, List<Pair> appended, List<Pair> replayed) {
        System.out.println("log: " + rounds.circumstances(rounds.warmUp()));
        Table table = new Table("events a second", "Rhapsode", "JDBC", "ratio", "goal");
        row(table, "append, one each, " + WRITERS + " at once", appended, "≥ 0.8");
        row(table, "replay, one segment", replayed, "≥ 0.5");
        table.print(System.out);
        new Table("ms from a command to the read model", "", "goal")
                .row("median", cell(Figures.of(visible, Figures::median), 1), "")
                .row("p95", cell(Figures.of(visible, round -> round.quantile(0.95)), 1), "≤ 15")
                .print(System.out);
    }

    private static void row(Table table, String name, List<Pair> pairs, String goal) {
        table.row(
                name,
                cell(Figures.of(pairs, Pair::ours), 0),
                cell(Figures.of(pairs, Pair::raw), 0),
                cell(Figures.of(pairs, Pair::ratio), 2),
                goal);
    }
}
