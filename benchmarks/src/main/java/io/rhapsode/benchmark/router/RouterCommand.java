package io.rhapsode.benchmark.router;

import static io.rhapsode.benchmark.measure.Table.cell;

import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.worker.routing.domain.Demand;
import io.rhapsode.worker.routing.domain.Offer;
import io.rhapsode.worker.routing.domain.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long one decision takes, with as many providers and voices as anybody will have. */
@Command(name = "router", header = "The router: a decision among 8 providers with 2,000 voices each.")
public final class RouterCommand implements Callable<Integer> {

    private static final int DECISIONS = 2_000;
    private static final int QUICK_DECISIONS = 200;
    private static final double NANOS_PER_MILLI = 1e6;

    @Mixin
    private final Rounds rounds = new Rounds();

    @Override
    public Integer call() {
        List<Offer> offers = Market.offers();
        var kinds = Market.demands();
        List<List<Figures>> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.add(measured(kind.demand(), offers)));
        System.out.println("router: " + rounds.circumstances(rounds.warmUp()) + "; " + decisions() + " decisions each");
        Table table = new Table("ms for one decision", "median", "p99", "goal");
        for (int kind = 0; kind < rows.size(); kind++) {
            table.row(
                    kinds.get(kind).name(),
                    cell(Figures.of(rows.get(kind), Figures::median), 3),
                    cell(Figures.of(rows.get(kind), round -> round.quantile(0.99)), 3),
                    "≤ 1");
        }
        table.print(System.out);
        return 0;
    }

    private int decisions() {
        return rounds.quick() ? QUICK_DECISIONS : DECISIONS;
    }

    private List<Figures> measured(Demand demand, List<Offer> offers) {
        List<Figures> all = new ArrayList<>();
        for (int round = -rounds.warmUp(); round < rounds.measured(); round++) {
            var figures = round(demand, offers);
            if (round >= 0) {
                all.add(figures);
            }
        }
        return all;
    }

    private Figures round(Demand demand, List<Offer> offers) {
        List<Double> millis = new ArrayList<>();
        for (int decision = 0; decision < decisions(); decision++) {
            long begun = System.nanoTime();
            var table = Router.route(demand, offers);
            millis.add((System.nanoTime() - begun) / NANOS_PER_MILLI);
            if (table.candidates().size() + table.exclusions().size() != offers.size()) {
                throw new IllegalStateException("not every provider is in the table");
            }
        }
        return new Figures(millis);
    }
}
