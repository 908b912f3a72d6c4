package io.rhapsode.benchmark.accept;

import io.rhapsode.benchmark.http.KeptAlive;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Resources;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.generation.GenerationId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Callers who ask for generations, one request after the other, while others look at what is there. */
final class Rush implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Library library;
    private final Shelf shelf;
    private final Resources resources;
    private final List<KeptAlive> callers;
    private final List<KeptAlive> onlookers;
    private final GenerationId finished;

    /**
     * @param finished a generation that is over
     * @param callers connections on which generations are asked for
     * @param onlookers connections on which everything else is asked
     */
    Rush(
            ScratchServer server,
            Library library,
            Shelf shelf,
            Resources resources,
            GenerationId finished,
            int callers,
            int onlookers)
            throws IOException {
        this.library = library;
        this.shelf = shelf;
        this.resources = resources;
        this.finished = finished;
        this.callers = connect(server, callers);
        this.onlookers = connect(server, onlookers);
    }

    private static List<KeptAlive> connect(ScratchServer server, int count) throws IOException {
        List<KeptAlive> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connections.add(server.connect());
        }
        return connections;
    }

    /**
     * One round.
     *
     * @param perSecond requests that were accepted
     * @param processorSeconds of all processes per 1,000 requests, until everything was accepted
     * @param millis of each acceptance
     * @param answers milliseconds of each answer to each question
     * @param secondsToTheEnd until all of them were spoken
     */
    record Result(
            double perSecond,
            double processorSeconds,
            Figures millis,
            Map<Question, List<Double>> answers,
            double secondsToTheEnd) {}

    Result run(int requests, int chunks) throws Exception {
        List<Book> drafts = library.drafts(requests, chunks);
        AtomicInteger next = new AtomicInteger();
        List<Book> accepted = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        Map<Question, List<Double>> answers = new EnumMap<>(Question.class);
        Resources.Processors before = resources.processors();
        long begun = System.nanoTime();
        long ended;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<List<Accepted>>> asked = callers.stream()
                    .map(caller -> threads.submit(() -> request(caller, drafts, next)))
                    .toList();
            List<Future<Map<Question, List<Double>>>> looked = new ArrayList<>();
            for (int i = 0; i < onlookers.size(); i++) {
                int first = i * Question.values().length / onlookers.size();
                KeptAlive onlooker = onlookers.get(i);
                looked.add(threads.submit(() -> look(onlooker, first, next, requests)));
            }
            for (Future<List<Accepted>> caller : asked) {
                caller.get().forEach(one -> {
                    accepted.add(one.book());
                    millis.add(one.millis());
                });
            }
            ended = System.nanoTime();
            for (Future<Map<Question, List<Double>>> onlooker : looked) {
                onlooker.get()
                        .forEach((question, times) -> answers.computeIfAbsent(question, none -> new ArrayList<>())
                                .addAll(times));
            }
        }
        double processorSeconds = resources.processors().since(before).both();
        library.proveAmongOthers(accepted);
        return new Result(
                requests / ((ended - begun) / 1e9),
                processorSeconds * 1_000 / requests,
                new Figures(millis),
                answers,
                (System.nanoTime() - begun) / 1e9);
    }

    private record Accepted(Book book, double millis) {}

    private static List<Accepted> request(KeptAlive connection, List<Book> drafts, AtomicInteger next)
            throws IOException {
        List<Accepted> accepted = new ArrayList<>();
        for (int i = next.getAndIncrement(); i < drafts.size(); i = next.getAndIncrement()) {
            Book draft = drafts.get(i);
            String body = JSON.writeValueAsString(Map.of(
                    "text",
                    draft.text(),
                    "routing",
                    Map.of("preferredProvider", "instant"),
                    "audio",
                    Map.of("format", "wav")));
            long begun = System.nanoTime();
            String id = connection
                    .post("/api/v1/generations", body)
                    .json()
                    .get("generationId")
                    .asString();
            double millis = (System.nanoTime() - begun) / 1e6;
            accepted.add(new Accepted(draft.as(new GenerationId(id)), millis));
        }
        return accepted;
    }

    private Map<Question, List<Double>> look(KeptAlive connection, int first, AtomicInteger next, int requests)
            throws IOException {
        Map<Question, List<Double>> answers = new EnumMap<>(Question.class);
        Question[] questions = Question.values();
        for (int i = first; next.get() < requests; i++) {
            Question question = questions[i % questions.length];
            answers.computeIfAbsent(question, none -> new ArrayList<>())
                    .add(question.ask(connection, shelf.beingMade(), finished) / 1e6);
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        for (KeptAlive caller : callers) {
            caller.close();
        }
        for (KeptAlive onlooker : onlookers) {
            onlooker.close();
        }
    }
}
