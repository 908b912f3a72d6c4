package io.rhapsode.benchmark.streams;

import io.rhapsode.benchmark.server.ScratchServer;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The second server of {@link NodesCommand}: its database and its files are those of the environment. It lives until nothing more can be read. */
@Command(name = "neighbour", hidden = true)
public final class NeighbourCommand implements Callable<Integer> {

    /** Before its URL, in the line that says that it answers. */
    static final String READY = "ready at ";

    @Override
    public Integer call() throws Exception {
        try (ScratchServer server = ScratchServer.start(NodesCommand.VOICES, NodesCommand.SETTINGS)) {
            System.out.println(READY + server.url());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        return 0;
    }
}
