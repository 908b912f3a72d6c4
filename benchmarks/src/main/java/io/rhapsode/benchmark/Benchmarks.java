package io.rhapsode.benchmark;

import io.rhapsode.benchmark.accept.AcceptCommand;
import io.rhapsode.benchmark.book.BookCommand;
import io.rhapsode.benchmark.doors.DoorsCommand;
import io.rhapsode.benchmark.firstbyte.FirstByteCommand;
import io.rhapsode.benchmark.ledger.LedgerCommand;
import io.rhapsode.benchmark.log.LogCommand;
import io.rhapsode.benchmark.mastering.MasteringCommand;
import io.rhapsode.benchmark.orchestration.OrchestrationCommand;
import io.rhapsode.benchmark.router.RouterCommand;
import io.rhapsode.benchmark.streams.ListenersCommand;
import io.rhapsode.benchmark.streams.NeighbourCommand;
import io.rhapsode.benchmark.streams.NodesCommand;
import io.rhapsode.benchmark.streams.StreamsCommand;
import io.rhapsode.benchmark.voices.VoicesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command {@code bin/bench}. */
@Command(
        name = "bench",
        header = "Measures Rhapsode on this machine, in a home directory of its own that is removed afterwards.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            OrchestrationCommand.class,
            BookCommand.class,
            LogCommand.class,
            MasteringCommand.class,
            AcceptCommand.class,
            FirstByteCommand.class,
            StreamsCommand.class,
            ListenersCommand.class,
            NodesCommand.class,
            NeighbourCommand.class,
            LedgerCommand.class,
            RouterCommand.class,
            DoorsCommand.class,
            VoicesCommand.class
        })
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }
}
