package io.rhapsode.benchmark.streams;

import io.rhapsode.benchmark.http.Answer;
import io.rhapsode.benchmark.http.EventStream;
import io.rhapsode.benchmark.http.KeptAlive;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that follows one generation, as a browser does: when it is refused or cut off, it comes back and says what it has seen. */
final class Listener {

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long MILLIS_PER_SECOND = 1_000;

    /** Longer than any machine needs to serve all of them. */
    private static final long FIRST_LIMIT_SECONDS = 300;

    private final URI server;
    private final String key;
    private final int place;
    private final String path;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final CountDownLatch hearing = new CountDownLatch(1);
    private @Nullable KeptAlive connection;
    private boolean dropped;
    private int refusals;

    /**
     * @param place of the generation among those that are followed
     * @param generation its id
     */
    Listener(URI server, String key, int place, String generation) {
        this.server = server;
        this.key = key;
        this.place = place;
        this.path = "/api/v1/generations/" + generation + "/events";
    }

    /** An event's number, and when it was read, as {@link System#nanoTime}, which all processes of a Linux machine share. */
    record Arrival(long sequence, long nanos) {}

    /** Follows until the generation is over or the connection is dropped. */
    void follow() throws InterruptedException {
        while (true) {
            try (KeptAlive connected = connect()) {
                Map<String, String> seen = arrivals.isEmpty()
                        ? Map.of()
                        : Map.of(
                                "Last-Event-ID",
                                String.valueOf(arrivals.getLast().sequence()));
                Answer answer = connected.get(path, seen);
                if (answer.status() == SERVICE_UNAVAILABLE || answer.status() == TOO_MANY_REQUESTS) {
                    refusals++;
                    Thread.sleep(
                            MILLIS_PER_SECOND * Long.parseLong(answer.headers().getOrDefault("retry-after", "1")));
                    continue;
                }
                listen(answer.events());
                return;
            } catch (IOException _) {
                if (dropped()) {
                    return;
                }
                refusals++; // as a browser does, it comes back
                Thread.sleep(MILLIS_PER_SECOND);
            }
        }
    }

    private void listen(EventStream events) throws IOException {
        for (var event = events.next(); event != null; event = events.next()) {
            arrivals.add(new Arrival(event.id(), System.nanoTime()));
            hearing.countDown();
        }
    }

    private KeptAlive connect() throws IOException {
        KeptAlive connected = new KeptAlive(server, key);
        synchronized (this) {
            connection = connected;
            dropped = false;
        }
        return connected;
    }

    synchronized boolean dropped() {
        return dropped;
    }

    /** Cuts the connection. */
    synchronized void drop() throws IOException {
        dropped = true;
        if (connection != null) {
            connection.close();
        }
    }

    /** Returns when the first event has been read. */
    void awaitFirst() throws InterruptedException {
        if (!hearing.await(FIRST_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a client heard nothing");
        }
    }

    int refusals() {
        return refusals;
    }

    void write(DataOutputStream file) throws IOException {
        file.writeInt(place);
        file.writeInt(arrivals.size());
        for (Arrival arrival : arrivals) {
            file.writeLong(arrival.sequence());
            file.writeLong(arrival.nanos());
        }
    }
}
