package io.rhapsode.benchmark.orchestration;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Resources;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.orchestration.PlainScheduler.Setup;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Sighting;
import io.rhapsode.benchmark.server.Voices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The figure of the machinery: from the requests to the last chunk in the log, with a provider that takes no time. */
@Command(
        name = "orchestration",
        header = "Steps a second with a provider that takes no time, beside plain db-scheduler on the same PostgreSQL.")
public final class OrchestrationCommand implements Callable<Integer> {

    private static final int PLAIN_CONNECTIONS = 48;

    /** Rounds are short here, and much code takes part: it takes more of them until all of it is compiled. */
    private static final int WARM_UP_FACTOR = 4;

    @Mixin
    private final Rounds rounds = new Rounds();

    @Option(
            names = "--audio-in",
            paramLabel = "DIR",
            description =
                    "where the audio of chunks is kept, instead of beside the database. A directory in memory leaves"
                            + " out what the disk takes for their files, of which db-scheduler writes none")
    private @Nullable Path audio;

    @Override
    public Integer call() throws Exception {
        Map<String, Object> storage = audio == null ? Map.of() : Map.of("rhapsode.storage.path", audio.toString());
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.INSTANT), storage);
                HikariDataSource own = server.connections(1);
                HikariDataSource plainPool = server.connections(PLAIN_CONNECTIONS)) {
            Library library = new Library(server);
            Resources resources =
                    new Resources(server.postmaster(), own, List.of(server.bean(HikariDataSource.class), plainPool));
            for (Shape shape : Shape.values()) {
                report(shape, library, plainPool, resources);
            }
        }
        return 0;
    }

    private void report(Shape shape, Library library, DataSource plainPool, Resources resources) throws Exception {
        for (int round = 0; round < rounds.warmUp() * WARM_UP_FACTOR; round++) {
            List<Book> books = library.books(shape.jobs(), shape.steps());
            library.request(books).completed();
            library.prove(books);
        }
        for (Setup setup : Setup.values()) {
            try (PlainScheduler plain = new PlainScheduler(plainPool, setup)) {
                for (int round = 0; round < rounds.warmUp(); round++) {
                    plain.run("warm-up-" + round, shape.jobs(), shape.steps());
                }
            }
        }
        List<Cost> ours = new ArrayList<>();
        Map<Setup, List<Cost>> theirs = new EnumMap<>(Setup.class);
        for (int round = 0; round < rounds.measured(); round++) {
            ours.add(ours(shape, library, resources));
            for (Setup setup : Setup.values()) {
                try (PlainScheduler plain = new PlainScheduler(plainPool, setup)) {
                    theirs.computeIfAbsent(setup, first -> new ArrayList<>())
                            .add(theirs(shape, plain, resources, "round-" + round));
                }
            }
        }
        print(shape, ours, theirs);
    }

    private static Cost ours(Shape shape, Library library, Resources resources) throws Exception {
        List<Book> books = library.books(shape.jobs(), shape.steps());
        Resources.Wal walBefore = resources.wal();
        Resources.Processors before = resources.processors();
        long begun = System.nanoTime();
        Sighting sighting = library.request(books);
        long spoken = sighting.spoken();
        Resources.Processors atLastChunk = resources.processors();
        sighting.completed();
        library.prove(books);
        long over = System.nanoTime();
        Resources.Processors atEnd = resources.processors();
        Resources.Wal walAfter = resources.wal();
        return new Cost(
                shape.allSteps(),
                spoken - begun,
                atLastChunk.since(before),
                atEnd.since(before),
                over - begun,
                walAfter.since(walBefore));
    }

    private static Cost theirs(Shape shape, PlainScheduler plain, Resources resources, String round) throws Exception {
        Resources.Wal walBefore = resources.wal();
        Resources.Processors before = resources.processors();
        long begun = System.nanoTime();
        long nanos = plain.run(round, shape.jobs(), shape.steps());
        long over = System.nanoTime();
        Resources.Usage usage = resources.processors().since(before);
        Resources.Wal wal = resources.wal().since(walBefore);
        return new Cost(shape.allSteps(), nanos, usage, usage, over - begun, wal);
    }

    private void print(Shape shape, List<Cost> ours, Map<Setup, List<Cost>> theirs) {
        System.out.println(
                "orchestration, " + shape + " chunks: " + rounds.circumstances(rounds.warmUp() * WARM_UP_FACTOR));
        Table table = new Table("", "Rhapsode", "db-scheduler", "ratio", "the same, tuned", "ratio", "goal");
        String ratio = String.format(Locale.ROOT, "ratio ≥ %.1f, ≥ %,d", shape.goal(), shape.peer());
        Rows rows = new Rows(table, ours, theirs);
        rows.add("chunks a second", 0, Cost::stepsPerSecond, ratio);
        rows.add("CPU-s per 1,000, to the last chunk", 2, Cost::processorSeconds, "≤ 0.6");
        rows.add("  of it this JVM", 2, Cost::jvmSeconds, "");
        rows.add("  of it PostgreSQL", 2, Cost::postgresSeconds, "");
        rows.add("CPU-s per 1,000, until all is over", 2, Cost::processorSecondsInAll, "");
        rows.add("fsyncs of the WAL per chunk", 3, Cost::fsyncs, "≤ 0.2");
        rows.add("bytes of WAL per chunk", 0, Cost::bytes, "");
        rows.add("ms until all is over", 0, Cost::millisInAll, "");
        table.print(System.out);
    }

    private record Rows(Table table, List<Cost> ours, Map<Setup, List<Cost>> theirs) {

        void add(String name, int decimals, ToDoubleFunction<Cost> figure, String goal) {
            List<String> cells = new ArrayList<>(List.of(name, cell(Figures.of(ours, figure), decimals)));
            theirs.values().forEach(their -> {
                cells.add(cell(Figures.of(their, figure), decimals));
                cells.add(cell(Figures.ratios(ours, their, figure), 2));
            });
            cells.add(goal);
            table.row(cells.toArray(String[]::new));
        }
    }
}
