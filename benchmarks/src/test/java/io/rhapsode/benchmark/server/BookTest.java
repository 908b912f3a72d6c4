package io.rhapsode.benchmark.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.text.Chunker;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000, 5_000})
    void isCutIntoAsManyChunksAsItSays(int chunks) {
        String text = new Book(7, chunks).text();

        assertThat(new Chunker().split(text, "en", List.of(new SizeLimit(Book.LARGEST_CHUNK, Counting.CODE_POINTS))))
                .hasSize(chunks);
    }

    @Test
    void sharesNoSentenceWithAnother() {
        var sentences = new HashSet<>(List.of(new Book(1, 10).text().split("\\. ")));

        assertThat(new Book(2, 10).text().split("\\. ")).doesNotContainAnyElementsOf(sentences);
    }
}
