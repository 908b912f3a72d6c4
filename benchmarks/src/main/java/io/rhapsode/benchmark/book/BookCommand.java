package io.rhapsode.benchmark.book;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Resources;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.Book;
import io.rhapsode.benchmark.server.Library;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Sighting;
import io.rhapsode.benchmark.server.Voices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figure of the window: whether ten requests are always on their way, and what a chunk costs in a long book. */
@Command(
        name = "book",
        header =
                "A book with a provider that answers after 200 ms, ten at once: its time beside the ideal, and the cost of a chunk.")
public final class BookCommand implements Callable<Integer> {

    private static final int CHUNKS = 500;
    private static final int MANY_CHUNKS = 5_000;
    private static final int WARM_UP_CHUNKS = 100;

    @Mixin
    private final Rounds rounds = new Rounds();

    /**
     * One book.
     *
     * @param seconds from the cut text to the last chunk
     * @param processorSeconds of all processes in that time
     */
    private record Spoken(int chunks, double seconds, double processorSeconds) {

        double ofIdeal() {
            int turns = Math.ceilDiv(chunks, Voices.SLOW.concurrency());
            return seconds * 1_000 / (turns * Voices.SLOW_ANSWER.toMillis());
        }

        double costPerThousand() {
            return processorSeconds * 1_000 / chunks;
        }
    }

    @Override
    public Integer call() throws Exception {
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.SLOW), Map.of());
                HikariDataSource own = server.connections(1)) {
            Library library = new Library(server);
            Resources resources = new Resources(server.postmaster(), own, List.of());
            for (int i = 0; i < rounds.warmUp(); i++) {
                speak(library, resources, WARM_UP_CHUNKS);
            }
            List<Spoken> books = new ArrayList<>();
            List<Spoken> longBooks = new ArrayList<>();
            for (int i = 0; i < rounds.measured(); i++) {
                books.add(speak(library, resources, CHUNKS));
                longBooks.add(speak(library, resources, rounds.quick() ? CHUNKS * 2 : MANY_CHUNKS));
            }
            print(books, longBooks);
        }
        return 0;
    }

    private static Spoken speak(Library library, Resources resources, int chunks) throws Exception {
        List<Book> books = library.books(1, chunks);
        Sighting sighting = library.request(books);
        long begun = sighting.split();
        Resources.Processors before = resources.processors();
        long spoken = sighting.spoken();
        Resources.Usage usage = resources.processors().since(before);
        sighting.completed();
        library.prove(books);
        return new Spoken(chunks, (spoken - begun) / 1e9, usage.both());
    }

    private void print(List<Spoken> books, List<Spoken> longBooks) {
        System.out.println("book, 200 ms a chunk, 10 at once: " + rounds.circumstances(rounds.warmUp()));
        Figures growth = Figures.ratios(longBooks, books, Spoken::costPerThousand);
        new Table("", "%,d chunks".formatted(CHUNKS), "%,d chunks".formatted(longBooks.getFirst().chunks), "goal")
                .row("s from the cut text to the last chunk", seconds(books), seconds(longBooks), "")
                .row("its multiple of the ideal", ideal(books), ideal(longBooks), "≤ 1.03")
                .row("CPU-s per 1,000 chunks", cost(books), cost(longBooks), "")
                .row("  its growth", "", cell(growth, 2), "≤ 1.10")
                .print(System.out);
    }

    private static String seconds(List<Spoken> books) {
        return cell(Figures.of(books, Spoken::seconds), 2);
    }

    private static String ideal(List<Spoken> books) {
        return cell(Figures.of(books, Spoken::ofIdeal), 3);
    }

    private static String cost(List<Spoken> books) {
        return cell(Figures.of(books, Spoken::costPerThousand), 2);
    }
}
