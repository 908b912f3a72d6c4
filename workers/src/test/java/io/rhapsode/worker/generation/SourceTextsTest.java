package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Spans count code points, and a text is cut by them, whatever it is written in. */
class SourceTextsTest {

    private static final int WALKS = 2_000;
    private static final int LONGEST = 60;

    /** One to four bytes each, one or two units each, and what combines with what stands before it. */
    private static final int[] CODE_POINTS = {
        'a', ' ', '\n', 0xE9, 0x301, 0x308, 0x627, 0x939, 0x94D, 0x200D, 0xFE0F, 0x4ED6, 0xAC00, 0x1F469, 0x1F3FD,
        0x1F1EB, 0x20000, 0x10FFFF
    };

    @Test
    void cutsAsOneWouldCountingCodePointByCodePoint() {
        long seed = System.nanoTime();
        for (int walk = 0; walk < WALKS; walk++) {
            Random random = new Random(seed + walk);
            int[] text = random.ints(random.nextInt(1, LONGEST), 0, CODE_POINTS.length)
                    .map(index -> CODE_POINTS[index])
                    .toArray();
            List<ChunkSpan> spans = spans(text.length, random);

            List<String> chunks = SourceTexts.cut(new String(text, 0, text.length), spans);

            List<String> expected = spans.stream()
                    .map(span -> new String(text, span.start(), span.end() - span.start()))
                    .toList();
            assertThat(chunks).as("seed %d", seed + walk).isEqualTo(expected);
        }
    }

    /** In order, with gaps between some of them. */
    private static List<ChunkSpan> spans(int length, Random random) {
        List<ChunkSpan> spans = new ArrayList<>();
        int start = random.nextInt(2);
        while (start < length) {
            int end = Math.min(length, start + random.nextInt(1, 9));
            spans.add(new ChunkSpan(start, end, Boundary.SENTENCE, 0));
            start = end + random.nextInt(3);
        }
        return spans;
    }

    @Test
    void aPairOfSurrogatesIsOneCharacter() {
        List<ChunkSpan> spans = List.of(new ChunkSpan(0, 2, Boundary.WORD, 0), new ChunkSpan(2, 4, Boundary.END, 0));

        assertThat(SourceTexts.cut("👩é👩e\u0301", List.of(spans.getFirst()))).containsExactly("👩é");
        assertThat(SourceTexts.cut("a👩👩b", spans)).containsExactly("a👩", "👩b");
    }
}
