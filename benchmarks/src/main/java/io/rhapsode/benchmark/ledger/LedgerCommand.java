package io.rhapsode.benchmark.ledger;

import static io.rhapsode.benchmark.measure.Table.cell;

import io.rhapsode.benchmark.measure.Figures;
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
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.INSTANT), Map.of())) {
            Counter counter = new Counter(server);
            counter.open(ACCOUNTS);
            List<Double> hot = new ArrayList<>();
            List<Double> spread = new ArrayList<>();
            List<Double> audited = new ArrayList<>();
            for (int round = -rounds.warmUp(); round < rounds.measured(); round++) {
                double one = counter.pairsPerSecond(PAIRS, 1);
                double many = counter.pairsPerSecond(PAIRS, ACCOUNTS);
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
            System.out.println("ledger: " + rounds.circumstances(rounds.warmUp()));
            new Table("a second", "", "goal")
                    .row("hold and charge, one account", cell(new Figures(hot), 0), "≥ 500")
                    .row("hold and charge, " + ACCOUNTS + " accounts", cell(new Figures(spread), 0), "")
                    .row("movements proved by the audit", cell(new Figures(audited), 0), "")
                    .print(System.out);
        }
        return 0;
    }
}
