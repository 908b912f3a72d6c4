package io.rhapsode.benchmark.server;

import io.rhapsode.events.generation.GenerationId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text that is cut into a known number of chunks, one for each sentence, and shares none of them with any other book.
 *
 * @param number counts the books of a server
 * @param id of its generation
 */
public record Book(long number, int chunks, GenerationId id) {

    /** What the provider takes at once: a sentence, and not two. */
    static final int LARGEST_CHUNK = 60;

    private static final int ID_LENGTH = 26;

    /** A book whose generation is given its id by us. */
    Book(long number, int chunks) {
        this(number, chunks, id(number));
    }

    private static GenerationId id(long number) {
        String digits = Long.toString(number, Character.MAX_RADIX);
        return new GenerationId("gen_" + "0".repeat(ID_LENGTH - digits.length()) + digits);
    }

    /** The same under the id that the server gave its generation. */
    public Book as(GenerationId accepted) {
        return new Book(number, chunks, accepted);
    }

    public String text() {
        return IntStream.range(0, chunks)
                .mapToObj(line -> "Line %06d of book %06d is read aloud by a voice.".formatted(line, number))
                .collect(Collectors.joining(" "));
    }
}
