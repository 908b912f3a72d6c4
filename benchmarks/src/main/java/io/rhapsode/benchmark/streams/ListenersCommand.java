package io.rhapsode.benchmark.streams;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The clients of {@link StreamsCommand}, in a process of their own, since their memory is not the server's. Told what to do line by line. */
@Command(name = "listeners", hidden = true)
public final class ListenersCommand implements Callable<Integer> {

    static final String OPEN = "open";
    static final String DROP = "drop";
    static final String AGAIN = "again";
    static final String END = "end";
    static final String DONE = "done";

    @Parameters(index = "0")
    private URI server = URI.create("http://127.0.0.1");

    @Parameters(index = "1", description = "file that holds the key")
    private Path key = Path.of("");

    @Parameters(index = "2", description = "how many")
    private int streams;

    @Parameters(index = "3", description = "where arrivals are written to")
    private Path file = Path.of("");

    private final List<Listener> listeners = new ArrayList<>();
    private final List<Future<?>> following = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case OPEN -> open(threads, List.of(words).subList(1, words.length));
                    case DROP -> drop();
                    case AGAIN -> follow(threads);
                    case END -> end();
                    default -> throw new IllegalArgumentException(line);
                }
                System.out.println(DONE);
            }
        }
        return 0;
    }

    private void open(ExecutorService threads, List<String> generations) throws IOException, InterruptedException {
        String secret = Files.readString(key).strip();
        listeners.clear();
        for (int i = 0; i < streams; i++) {
            int place = i % generations.size();
            listeners.add(new Listener(server, secret, place, generations.get(place)));
        }
        follow(threads);
        for (Listener listener : listeners) {
            listener.awaitFirst();
        }
    }

    private void follow(ExecutorService threads) {
        for (Listener listener : listeners) {
            following.add(threads.submit(() -> {
                listener.follow();
                return null;
            }));
        }
    }

    private void drop() throws IOException, InterruptedException, ExecutionException {
        for (Listener listener : listeners) {
            listener.drop();
        }
        awaitAll();
    }

    private void end() throws IOException, InterruptedException, ExecutionException {
        awaitAll();
        try (var arrivals = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            arrivals.writeInt(listeners.stream().mapToInt(Listener::refusals).sum());
            arrivals.writeInt(listeners.size());
            for (Listener listener : listeners) {
                listener.write(arrivals);
            }
        }
    }

    private void awaitAll() throws InterruptedException, ExecutionException {
        for (Future<?> listener : following) {
            listener.get();
        }
        following.clear();
    }
}
