package io.rhapsode.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The server that is measured, with its own voice in place of a real one. */
class LibraryIT {

    @Test
    void makesBooksAndProvesThem() throws Exception {
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.INSTANT), Map.of())) {
            Library library = new Library(server);
            List<Book> books = library.books(2, 10);
            library.request(books).completed();

            library.prove(books);
            assertThat(library.look(books.getFirst()).chunksDone()).isEqualTo(10);
        }
    }
}
