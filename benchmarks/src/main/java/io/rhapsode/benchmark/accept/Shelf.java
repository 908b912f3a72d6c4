package io.rhapsode.benchmark.accept;

import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.events.generation.GenerationId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Books that are being made all the time: whenever one is finished, the next is begun in its place. */
final class Shelf {

    /** Half a minute's work where twenty share ten requests of 200 ms. */
    private static final int CHUNKS = 60;

    private final Library library;
    private final ExecutorService places;
    private final List<Future<?>> readers = new ArrayList<>();
    private final List<Book> finished = Collections.synchronizedList(new ArrayList<>());
    private final List<Book> underWay = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean open = true;

    /** @param books that are made at once */
    Shelf(Library library, int books) {
        this.library = library;
        this.places = Executors.newFixedThreadPool(books);
        for (int i = 0; i < books; i++) {
            readers.add(places.submit(this::fill));
        }
    }

    private Void fill() throws Exception {
        while (open) {
            List<Book> books = library.books(1, CHUNKS);
            underWay.addAll(books);
            library.request(books).completed();
            underWay.removeAll(books);
            finished.addAll(books);
        }
        return null;
    }

    /** One that is being made. */
    GenerationId beingMade() {
        return underWay.getFirst().id();
    }

    /** Waits until the books that are under way are finished, and proves all that there were. */
    void close() throws Exception {
        open = false;
        for (Future<?> reader : readers) {
            reader.get();
        }
        places.shutdown();
        library.prove(finished);
    }
}
