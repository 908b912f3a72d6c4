package io.rhapsode.benchmark.voices;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.http.KeptAlive;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.ManyVoices;
import io.rhapsode.benchmark.server.ScratchServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figure of somebody who looks for a voice. */
@Command(
        name = "voices",
        header = "Searches among 5,000 voices over HTTP, beside a page of the same table read by its index.")
public final class VoicesCommand implements Callable<Integer> {

    /** Of each kind in a round. */
    private static final int TIMES = 20;

    private static final int CALLERS = 16;
    private static final double P95 = 0.95;
    private static final int GOAL_MILLIS = 50;

    @Mixin
    private final Rounds rounds = new Rounds();

    private final Map<Search, List<Figures>> alone = new EnumMap<>(Search.class);
    private final List<Figures> further = new ArrayList<>();
    private final List<Figures> allAlone = new ArrayList<>();
    private final List<Figures> crowded = new ArrayList<>();
    private final List<Figures> rows = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (ScratchServer server = ScratchServer.start(Set.of(), ManyVoices.settings());
                HikariDataSource own = server.connections(1);
                KeptAlive connection = server.connect()) {
            Shop shop = new Shop(server);
            int voices = ManyVoices.PROVIDERS * ManyVoices.OF_EACH;
            shop.waitFor(voices);
            String halfWay = shop.leafThrough(connection, voices);
            for (int i = -rounds.warmUp(); i < rounds.measured(); i++) {
                round(shop, connection, own, halfWay, i >= 0);
            }
        }
        print();
        return 0;
    }

    private void round(Shop shop, KeptAlive connection, HikariDataSource own, String halfWay, boolean measured)
            throws Exception {
        Figures page = Shop.rows(own, TIMES);
        Map<Search, Figures> times = new EnumMap<>(Search.class);
        List<Double> all = new ArrayList<>();
        for (Search search : Search.values()) {
            Figures millis = Shop.ask(connection, search.path(), search.findsSomebody(), TIMES);
            times.put(search, millis);
            all.addAll(millis.ofRounds());
        }
        Figures next = Shop.ask(connection, halfWay, true, TIMES);
        all.addAll(next.ofRounds());
        Figures many = shop.askedByMany(CALLERS, TIMES / 4);
        if (measured) {
            rows.add(page);
            times.forEach((search, millis) ->
                    alone.computeIfAbsent(search, none -> new ArrayList<>()).add(millis));
            further.add(next);
            allAlone.add(new Figures(all));
            crowded.add(many);
        }
    }

    private void print() {
        System.out.printf(
                "voices, %,d of %d providers, one client after the other: %s%n",
                ManyVoices.PROVIDERS * ManyVoices.OF_EACH, ManyVoices.PROVIDERS, rounds.circumstances(rounds.warmUp()));
        Table table = new Table("ms of GET /api/v1/voices", "median", "p95", "goal of p95");
        alone.forEach((search, times) -> row(table, search.toString(), times, ""));
        row(table, "the page in the middle of all", further, "");
        row(table, "all of these", allAlone, "≤ " + GOAL_MILLIS);
        row(table, "all of these, " + CALLERS + " clients at once", crowded, "");
        row(table, "beside it: a page of the table by its index, JDBC", rows, "");
        table.print(System.out);
    }

    private static void row(Table table, String what, List<Figures> times, String goal) {
        table.row(
                what,
                cell(Figures.of(times, Figures::median), 1),
                cell(Figures.of(times, millis -> millis.quantile(P95)), 1),
                goal);
    }
}
