package io.rhapsode.benchmark.streams;

import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Self;
import io.rhapsode.benchmark.streams.Listener.Arrival;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The process in which all listeners live, as this one sees it. */
final class Audience implements AutoCloseable {

    private static final long END_SECONDS = 10;

    private final Path file;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader reports;

    /**
     * @param server whom all of them listen to
     * @param directory for what is exchanged with them
     */
    Audience(URI server, String key, Path directory, int streams) throws IOException {
        this.file = directory.resolve("arrivals");
        Path secret = Files.writeString(directory.resolve("key"), key);
        List<String> command = Self.command(
                "listeners", server.toString(), secret.toString(), String.valueOf(streams), file.toString());
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.reports = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Opens all streams, shared out evenly, and returns when each has brought something. */
    void open(List<Book> books) throws IOException {
        order(ListenersCommand.OPEN + " "
                + books.stream().map(book -> book.id().value()).collect(Collectors.joining(" ")));
    }

    /** Cuts all of them at once. */
    void drop() throws IOException {
        order(ListenersCommand.DROP);
    }

    /** All come back at once; returns when they have begun to. */
    void again() throws IOException {
        order(ListenersCommand.AGAIN);
    }

    /**
     * What all of them have read.
     *
     * @param refusals how often one was told to come back later
     */
    record Heard(int refusals, List<Stream> streams) {}

    /** What one of them has read; {@code place} is that of its book. */
    record Stream(int place, List<Arrival> arrivals) {

        /** Each event once, in order, and none missing. */
        void prove(List<Long> told) {
            List<Long> numbers = arrivals.stream().map(Arrival::sequence).toList();
            if (!numbers.equals(told)) {
                throw new IllegalStateException("a client was told " + numbers + " where the log has " + told);
            }
        }
    }

    /** Waits until all streams have ended by themselves. */
    Heard end() throws IOException {
        order(ListenersCommand.END);
        try (var arrivals = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int refusals = arrivals.readInt();
            int count = arrivals.readInt();
            List<Stream> streams = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                streams.add(stream(arrivals));
            }
            return new Heard(refusals, streams);
        }
    }

    private static Stream stream(DataInputStream file) throws IOException {
        int place = file.readInt();
        int count = file.readInt();
        List<Arrival> arrivals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            arrivals.add(new Arrival(file.readLong(), file.readLong()));
        }
        return new Stream(place, arrivals);
    }

    private void order(String line) throws IOException {
        orders.write(line);
        orders.newLine();
        orders.flush();
        if (!ListenersCommand.DONE.equals(reports.readLine())) {
            throw new IllegalStateException("the listeners failed to " + line.split(" ", 2)[0]);
        }
    }

    @Override
    public void close() throws IOException {
        orders.close(); // which is how it is told to end
        process.onExit()
                .completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS)
                .thenAccept(Process::destroyForcibly)
                .join();
    }
}
