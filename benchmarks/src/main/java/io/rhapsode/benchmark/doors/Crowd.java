package io.rhapsode.benchmark.doors;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients who ask at the same moment, each on a connection of its own. */
final class Crowd implements AutoCloseable {

    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads;

    Crowd(int size, URI server, String path, String key) throws IOException {
        for (int i = 0; i < size; i++) {
            clients.add(new Client(server, path, key));
        }
        this.threads = Executors.newFixedThreadPool(size);
    }

    /** What one client does with its turn. */
    interface Turn<R> {
        R take(Client client, int place) throws IOException;
    }

    /** Has all of them begin at once, and waits for all. */
    <R> List<R> together(Turn<R> turn) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clients.size());
        List<Callable<R>> turns = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            int place = i;
            turns.add(() -> {
                start.await();
                return turn.take(clients.get(place), place);
            });
        }
        List<R> results = new ArrayList<>();
        for (Future<R> result : threads.invokeAll(turns)) {
            results.add(result.get());
        }
        return results;
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        for (Client client : clients) {
            client.close();
        }
    }
}
