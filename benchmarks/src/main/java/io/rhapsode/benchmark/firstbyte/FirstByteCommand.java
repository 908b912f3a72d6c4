package io.rhapsode.benchmark.firstbyte;

import static io.rhapsode.benchmark.measure.Table.cell;

import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.InstalledServer;
import io.rhapsode.benchmark.server.InstalledServer.Started;
import io.rhapsode.benchmark.server.Scratch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figure of impatience. */
@Command(
        name = "first-byte",
        header =
                "From a request to the first sound beside espeak-ng alone, from a start to readiness, and memory at rest.")
public final class FirstByteCommand implements Callable<Integer> {

    /** Sentences of each kind in a round. */
    private static final int SENTENCES = 8;

    private static final int WARM_UP_STARTS = 1;

    /** Everything that a start leaves to be done later is done by then. */
    private static final long REST_MILLIS = 3_000;

    @Mixin
    private final Rounds rounds = new Rounds();

    /** Medians of one round, in milliseconds. */
    private record Heard(double preview, double stream, double alone) {}

    @Override
    public Integer call() throws Exception {
        InstalledServer.prepare();
        List<Started> cached = new ArrayList<>();
        List<Started> plain = new ArrayList<>();
        List<Heard> heard = new ArrayList<>();
        Resting fresh;
        Resting used;
        try (Scratch scratch = Scratch.create()) {
            Path home = scratch.directory().resolve("home");
            for (int i = -WARM_UP_STARTS; i < rounds.measured(); i++) {
                Started with = start(home, true);
                Started without = start(home, false);
                if (i >= 0) {
                    cached.add(with);
                    plain.add(without);
                }
            }
            try (InstalledServer server = InstalledServer.start(home, true)) {
                Thread.sleep(REST_MILLIS);
                fresh = Resting.of(server);
                try (Listening listening = new Listening(server)) {
                    for (int i = -warmUp(); i < rounds.measured(); i++) {
                        Heard round = listen(listening);
                        if (i >= 0) {
                            heard.add(round);
                        }
                    }
                }
                Thread.sleep(REST_MILLIS);
                used = Resting.of(server);
            }
        }
        print(heard);
        print(cached, plain);
        print(fresh, used);
        return 0;
    }

    private int warmUp() {
        return rounds.quick() ? 1 : rounds.warmUp() / 2;
    }

    private static Started start(Path home, boolean cached) throws Exception {
        try (InstalledServer server = InstalledServer.start(home, cached)) {
            return server.started();
        }
    }

    private static Heard listen(Listening listening) throws Exception {
        List<Double> previews = new ArrayList<>();
        List<Double> streams = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int i = 0; i < SENTENCES; i++) {
            previews.add(listening.preview());
            streams.add(listening.stream());
            alone.add(listening.alone());
        }
        return new Heard(new Figures(previews).median(), new Figures(streams).median(), new Figures(alone).median());
    }

    private void print(List<Heard> heard) {
        System.out.printf(
                "first-byte, %d sentences of each kind a round: %s%n", SENTENCES, rounds.circumstances(warmUp()));
        new Table("ms to the first audible sample of a sentence, as WAV", "", "multiple of espeak-ng alone")
                .row(
                        "POST /preview",
                        cell(Figures.of(heard, Heard::preview), 1),
                        cell(Figures.of(heard, round -> round.preview() / round.alone()), 1))
                .row(
                        "POST /generations and GET /stream",
                        cell(Figures.of(heard, Heard::stream), 1),
                        cell(Figures.of(heard, round -> round.stream() / round.alone()), 1))
                .row("espeak-ng alone", cell(Figures.of(heard, Heard::alone), 1), "")
                .print(System.out);
    }

    private static void print(List<Started> cached, List<Started> plain) {
        new Table("bin/rhapsode serve, database there", "with its AOT cache", "without", "goal")
                .row(
                        "s to readiness",
                        cell(Figures.of(cached, Started::seconds), 2),
                        cell(Figures.of(plain, Started::seconds), 2),
                        "≤ 2.5")
                .row(
                        "CPU-s of its process until then",
                        cell(Figures.of(cached, Started::processorSeconds), 2),
                        cell(Figures.of(plain, Started::processorSeconds), 2),
                        "")
                .print(System.out);
    }

    private static void print(Resting fresh, Resting used) {
        new Table("MB at rest", "after the start", "after these rounds")
                .row("resident", megabytes(fresh.resident()), megabytes(used.resident()))
                .row("heap after a collection", megabytes(fresh.heap()), megabytes(used.heap()))
                .row("PostgreSQL, beside it", megabytes(fresh.postgres()), megabytes(used.postgres()))
                .print(System.out);
    }

    private static String megabytes(double megabytes) {
        return "%.0f".formatted(megabytes);
    }
}
