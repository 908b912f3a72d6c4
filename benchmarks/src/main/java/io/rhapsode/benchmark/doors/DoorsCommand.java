package io.rhapsode.benchmark.doors;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Resources;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.Prose;
import io.rhapsode.benchmark.server.Scratch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figure of the doors for clients of other services: what stands between them and the service that speaks. */
@Command(
        name = "doors",
        header =
                "The first byte of sound through the OpenAI-shaped door beside the provider called directly, streams in memory, and what was spoken before.")
public final class DoorsCommand implements Callable<Integer> {

    private static final int[] CLIENTS = {1, 16, 64};

    /** Sentences of each size of crowd, at the least. */
    private static final int SENTENCES = 8;

    private static final List<String> FORMATS = List.of("pcm", "mp3");

    private static final int WARM_UP = 4;
    private static final int WARM_UP_OF_STREAMS = 1;
    private static final int STREAMS = 64;

    /** Calls of each client for what was spoken before. */
    private static final int ENCORES = 12;

    private static final int[] ASKING_AGAIN = {1, 16};

    private static final int GOAL_MILLIS = 30;

    @Mixin
    private final Rounds rounds = new Rounds();

    private final Map<String, Map<Integer, List<Visit>>> visits = new TreeMap<>();
    private final Map<Integer, List<Encore>> encores = new TreeMap<>();
    private final List<FullHouse> houses = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (Scratch scratch = Scratch.create();
                SpeechService service = new SpeechService(Sentence.spoken(Prose.line(0), scratch.directory()));
                Door door = Door.before(service);
                HikariDataSource own = door.server().connections(1)) {
            for (int i = -warmUp(); i < rounds.measured(); i++) {
                visit(door, i >= 0);
            }
            printVisits();
            Resources resources = new Resources(door.server().postmaster(), own, List.of());
            String line = spokenOnce(door);
            for (int i = -warmUp(); i < rounds.measured(); i++) {
                askAgain(door, resources, line, i >= 0);
            }
            printEncores();
            for (int i = -WARM_UP_OF_STREAMS; i < rounds.measured(); i++) {
                FullHouse house = FullHouse.of(door, service, STREAMS);
                if (i >= 0) {
                    houses.add(house);
                }
            }
        }
        printHouses();
        return 0;
    }

    private int warmUp() {
        return Math.min(WARM_UP, rounds.warmUp());
    }

    private void visit(Door door, boolean measured) throws Exception {
        for (String format : FORMATS) {
            for (int clients : CLIENTS) {
                Visit visit = Visit.of(door, clients, Math.max(1, SENTENCES / clients), format);
                if (measured) {
                    visits.computeIfAbsent(format, first -> new TreeMap<>())
                            .computeIfAbsent(clients, first -> new ArrayList<>())
                            .add(visit);
                }
            }
        }
    }

    private static String spokenOnce(Door door) throws Exception {
        String line = door.lines(1).getFirst();
        try (Crowd one = door.ours(1)) {
            door.prove(one.together((client, place) -> client.ask(line, "pcm")), 1);
        }
        door.forget();
        return line;
    }

    private void askAgain(Door door, Resources resources, String line, boolean measured) throws Exception {
        for (int clients : ASKING_AGAIN) {
            Encore encore = Encore.of(door, resources, line, clients, ENCORES);
            if (measured) {
                encores.computeIfAbsent(clients, first -> new ArrayList<>()).add(encore);
            }
        }
        door.forget();
    }

    private void printVisits() {
        System.out.printf(
                "doors, a provider that begins to answer after %d ms, every sentence new: %s%n",
                SpeechService.ANSWER.toMillis(), rounds.circumstances(warmUp()));
        Table overhead = new Table("ms to the first byte of sound", "directly", "through the door", "more", "goal");
        visits.forEach((format, ofFormat) -> ofFormat.forEach((clients, all) -> overhead.row(
                format + ", " + clients + " at once",
                cell(Figures.of(all, Visit::direct), 1),
                cell(Figures.of(all, Visit::ours), 1),
                cell(Figures.of(all, Visit::overhead), 1),
                clients == 1 ? "≤ " + GOAL_MILLIS : "")));
        overhead.print(System.out);
        visits.forEach(this::printSteps);
    }

    private void printEncores() {
        Table again = new Table("spoken before, pcm", "1 client", "16 clients");
        printAgain(again, "answers a second", Encore::perSecond);
        printAgain(again, "generations finished and charged a second", Encore::finishedPerSecond);
        printAgain(again, "ms to the first byte of sound, median", Encore::millis);
        printAgain(again, "CPU-s per 1,000, server and PostgreSQL", Encore::server);
        printAgain(again, "CPU-s per 1,000, ffmpeg", Encore::programs);
        again.print(System.out);
    }

    private void printHouses() {
        new Table(STREAMS + " streams in the middle of their texts, mp3", "")
                .row("KB of the server's heap for each", cell(Figures.of(houses, FullHouse::heap), 0))
                .row("MB of each encoder", cell(Figures.of(houses, FullHouse::programs), 1))
                .row("MB resident, the server's process", cell(Figures.of(houses, FullHouse::resident), 0))
                .print(System.out);
    }

    private void printSteps(String format, Map<Integer, List<Visit>> ofFormat) {
        Table table = new Table("ms of each step, " + format, "1 at once", "16 at once", "64 at once");
        for (Step step : Step.values()) {
            table.row(cells(
                    step.toString(),
                    ofFormat.values().stream().map(all -> cell(Figures.of(all, visit -> visit.step(step)), 1))));
        }
        table.print(System.out);
    }

    private void printAgain(Table table, String what, ToDoubleFunction<Encore> figure) {
        table.row(cells(what, encores.values().stream().map(all -> cell(Figures.of(all, figure), 1))));
    }

    private static String[] cells(String head, Stream<String> figures) {
        return Stream.concat(Stream.of(head), figures).toArray(String[]::new);
    }
}
