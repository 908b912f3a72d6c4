package io.rhapsode.benchmark.ledger;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Resources;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Voices;
import io.rhapsode.query.credit.LedgerAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figures of the ledger. Each round is proved by the audit. */
@Command(
        name = "ledger",
        header = "Holds that are charged, on one account and on a thousand, and movements that the audit proves.")
public final class LedgerCommand implements Callable<Integer> {

    private static final int ACCOUNTS = 1_000;
    private static final int PAIRS = 2_000;
    private static final double MILLIS = 1e3;

    @Mixin
    private final Rounds rounds = new Rounds();

    @Override
    public Integer call() throws Exception {
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.INSTANT), Map.of());
                HikariDataSource own = server.connections(1)) {
            Counter counter = new Counter(server);
            counter.open(ACCOUNTS);
            Resources resources = new Resources(server.postmaster(), own, List.of(server.bean(HikariDataSource.class)));
            List<Trade> hot = new ArrayList<>();
            List<Trade> spread = new ArrayList<>();
            List<Double> audited = new ArrayList<>();
            for (int round = -rounds.warmUp(); round < rounds.measured(); round++) {
                Trade one = trade(counter, resources, 1);
                Trade many = trade(counter, resources, ACCOUNTS);
                LedgerAudit.Report report = server.bean(LedgerAudit.class).audit();
                if (!report.proven()) {
                    throw new IllegalStateException("the books are not right: " + report);
                }
                if (round >= 0) {
                    hot.add(one);
                    spread.add(many);
                    audited.add(report.movements() * MILLIS / report.millis());
                }
            }
            print(hot, spread, new Figures(audited));
        }
        return 0;
    }

    /**
     * One round on some accounts.
     *
     * @param perSecond pairs of a hold and its charge
     * @param flushes of the write-ahead log for a pair, the journal and the balance included
     * @param bytes of that log for a pair
     * @param processorSeconds for 1,000 pairs
     */
    private record Trade(double perSecond, double flushes, double bytes, double processorSeconds) {}

    private static Trade trade(Counter counter, Resources resources, int accounts) throws Exception {
        Resources.Wal before = resources.wal();
        Resources.Processors idle = resources.processors();
        double perSecond = counter.pairsPerSecond(PAIRS, accounts);
        counter.awaitBooks();
        double processorSeconds = resources.processors().since(idle).both();
        Resources.Wal written = resources.wal().since(before);
        return new Trade(
                perSecond,
                (double) written.fsyncs() / PAIRS,
                (double) written.bytes() / PAIRS,
                processorSeconds * MILLIS / PAIRS);
    }

    private void print(List<Trade> hot, List<Trade> spread, Figures audited) {
        System.out.println("ledger: " + rounds.circumstances(rounds.warmUp()));
        new Table("hold and charge", "one account", ACCOUNTS + " accounts", "goal")
                .row("a second", of(hot, Trade::perSecond, 0), of(spread, Trade::perSecond, 0), "≥ 500 on one")
                .row("flushes for each", of(hot, Trade::flushes, 3), of(spread, Trade::flushes, 3), "")
                .row("bytes of WAL for each", of(hot, Trade::bytes, 0), of(spread, Trade::bytes, 0), "")
                .row("CPU-s for 1,000", of(hot, Trade::processorSeconds, 2), of(spread, Trade::processorSeconds, 2), "")
                .print(System.out);
        new Table("audit", "")
                .row("movements proved a second", cell(audited, 0))
                .print(System.out);
    }

    private static String of(List<Trade> trades, ToDoubleFunction<Trade> figure, int decimals) {
        return cell(Figures.of(trades, figure), decimals);
    }
}
