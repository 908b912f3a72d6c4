package io.rhapsode.benchmark.doors;

import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.benchmark.server.Prose;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.generation.GenerationId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Our door with a service behind it, and the way to that service past our door. */
final class Door implements AutoCloseable {

    static final String PATH = "/openai/v1/audio/speech";

    /** As many as are ever heard at once, and some. */
    private static final int PLACES = 100;

    /** Characters of one request. */
    private static final int TWO_SENTENCES_ARE_LONGER = 120;

    private static final int PRICE_MICROS = 15_000;

    private static final String PROVIDER = "rhapsode.speech.providers.service.";

    private final SpeechService service;
    private final ScratchServer server;
    private final Library library;
    private final Milestones milestones;
    private int lines;

    private Door(SpeechService service, ScratchServer server) {
        this.service = service;
        this.server = server;
        this.library = new Library(server);
        this.milestones = new Milestones(server);
    }

    /** @param service which all speech comes from */
    static Door before(SpeechService service) throws IOException {
        return new Door(service, ScratchServer.start(Set.of(), settings(service)));
    }

    private static Map<String, Object> settings(SpeechService service) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(PROVIDER + "type", "openai");
        settings.put(PROVIDER + "base-url", service.url() + "/v1");
        settings.put(PROVIDER + "model", "tts-1");
        settings.put(PROVIDER + "concurrency", 2 * PLACES);
        settings.put(PROVIDER + "max-characters", TWO_SENTENCES_ARE_LONGER);
        settings.put(PROVIDER + "price-micros-per-1k-characters", PRICE_MICROS);
        settings.put("rhapsode.queue.threads", 2 * PLACES); // of which one tenant gets three quarters
        settings.put("rhapsode.gateway.limits.live-streams", PLACES);
        settings.put("rhapsode.live.listeners", PLACES);
        return settings;
    }

    ScratchServer server() {
        return server;
    }

    /** Clients who ask us. */
    Crowd ours(int size) throws IOException {
        return new Crowd(size, server.url(), PATH, server.key());
    }

    /** Clients who ask the service itself. */
    Crowd direct(int size) throws IOException {
        return new Crowd(size, service.url(), SpeechService.PATH, "none");
    }

    /** Sentences that were never spoken. */
    List<String> lines(int count) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(Prose.line(lines++));
        }
        return some;
    }

    /** Waits until everything of them is over, and throws where one is not done and charged once, or a task is left. */
    void prove(List<Client.Heard> heard, int chunks) throws InterruptedException {
        List<Book> books = heard.stream()
                .map(one -> new Book(0, chunks, new GenerationId(Objects.requireNonNull(one.generation()))))
                .toList();
        if (books.stream().map(Book::id).distinct().count() != books.size()) {
            throw new IllegalStateException("two calls had one generation");
        }
        library.prove(books);
    }

    /** Milliseconds of each step. */
    Map<Step, Double> steps(Client.Heard heard) {
        return milestones.steps(heard, service.served(heard.text()));
    }

    /** Throws where the service was asked for a text although it was spoken before. */
    void wasNotAsked(String text) {
        if (service.wasAsked(text)) {
            throw new IllegalStateException("what was spoken before was asked for again");
        }
    }

    /** Sentences were spoken of which nobody asks for the steps. */
    void forget() {
        milestones.forget();
        service.forget();
    }

    @Override
    public void close() {
        server.close();
    }
}
