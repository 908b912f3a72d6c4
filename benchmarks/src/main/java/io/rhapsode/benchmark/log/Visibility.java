package io.rhapsode.benchmark.log;

import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.generation.GiveFeedback;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** How long it takes from a command until its effect can be read, by the query that a client's request makes. */
final class Visibility {

    private static final int HIGHEST_RATING = 5;
    private static final long LOOK_NANOS = 250_000;

    private final Library library;
    private final Book book;
    private int rating;

    Visibility(ScratchServer server) throws IOException, InterruptedException {
        this.library = new Library(server);
        List<Book> books = library.books(1, 1);
        library.request(books).completed();
        library.prove(books);
        this.book = books.getFirst();
    }

    /** Milliseconds of that many commands, one after the other. */
    Figures millis(int commands) throws InterruptedException, ExecutionException {
        List<Double> millis = new ArrayList<>(commands);
        for (int i = 0; i < commands; i++) {
            rating = rating % HIGHEST_RATING + 1;
            long begun = System.nanoTime();
            library.send(new GiveFeedback(book.id(), rating, List.of(), false));
            while (!seen()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        return new Figures(millis);
    }

    private boolean seen() throws InterruptedException, ExecutionException {
        var feedback = library.look(book).feedback();
        return feedback != null && feedback.rating() == rating;
    }
}
