package io.rhapsode.benchmark.streams;

import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Self;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A second server, in a process of its own, over the database and the files of the first. */
final class Neighbour implements AutoCloseable {

    private static final long END_SECONDS = 60;

    private final Process process;
    private final URI url;

    private Neighbour(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Returns when it answers. */
    static Neighbour of(ScratchServer first) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Self.command("neighbour")).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(first.shared());
        Process process = builder.start();
        CompletableFuture<URI> answering = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {
                if (line.startsWith(NeighbourCommand.READY)) {
                    answering.complete(URI.create(line.substring(NeighbourCommand.READY.length())));
                } else {
                    System.out.println(line); // its log
                }
            });
            answering.completeExceptionally(new IllegalStateException("the second server ended"));
        });
        return new Neighbour(process, answering.join());
    }

    URI url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // which is how it is told to end
        process.onExit()
                .completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS)
                .thenAccept(Process::destroyForcibly)
                .join();
    }
}
