package io.rhapsode.worker.text.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where chunks end, to the character. */
class ChunkPackerTest {

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Boundary> boundaries = new ArrayList<>();

    @Test
    void theFirstChunkTakesAsMuchAsItsTargetAndTheOthersAsMuchAsTheirs() {
        sentences(50, 4 + 18 + 18);
        assertThat(lengths()).containsExactly(200, 900, 900);
    }

    @Test
    void aShortRestGoesToTheChunkBefore() {
        sentences(40, 5 + 22 + 2);
        assertThat(lengths()).containsExactly(200, 960);
    }

    @Test
    void aRestThatIsJustLongEnoughIsAChunk() {
        sentences(40, 5 + 22 + 3);
        assertThat(lengths()).containsExactly(200, 880, 120);
    }

    @Test
    void theFirstChunkNeverGrows() {
        sentences(50, 4 + 2);
        assertThat(lengths()).containsExactly(200, 100);
    }

    @Test
    void aChunkOfTheFullLengthStillTakesAShortRest() {
        sentences(50, 4 + 18 + 1);
        assertThat(lengths()).containsExactly(200, 950);
    }

    @Test
    void aChunkBeyondItsTargetDoesNotGrow() {
        sentences(50, 4);
        piece("x".repeat(901), Boundary.SENTENCE);
        piece("y".repeat(50), Boundary.SENTENCE);
        assertThat(lengths()).containsExactly(200, 901, 50);
    }

    @Test
    void aShortRestStaysAloneWhereBothDoNotFitOneRequest() {
        sentences(50, 4 + 18 + 1);
        assertThat(lengths(new SizeLimit(949, Counting.CODE_POINTS))).containsExactly(200, 900, 50);
    }

    @Test
    void aChunkEndsWithAParagraphThatLeavesItTwoFifths() {
        sentences(50, 4);
        sentences(40, 8);
        piece("x".repeat(40), Boundary.PARAGRAPH);
        sentences(40, 14);
        assertThat(lengths()).containsExactly(200, 360, 560);
    }

    @Test
    void aParagraphThatLeavesLessIsGoneOver() {
        sentences(50, 4);
        sentences(40, 7);
        piece("x".repeat(40), Boundary.PARAGRAPH);
        sentences(40, 18);
        assertThat(lengths()).containsExactly(200, 880, 160);
    }

    @Test
    void aTinyBeginningKeepsTheListenerWaitingSoTheNextIsShortToo() {
        var tiny = new ChunkPackerTest();
        tiny.piece("x".repeat(59), Boundary.CHAPTER);
        tiny.sentences(50, 40);
        assertThat(tiny.lengthsClosedBehindTheFirst()).startsWith(59, 200);

        piece("x".repeat(60), Boundary.CHAPTER);
        sentences(50, 40);
        assertThat(lengthsClosedBehindTheFirst()).startsWith(60, 900);
    }

    @Test
    void ornamentsDoNotMakeThePauseShorter() {
        piece("x".repeat(50), Boundary.PARAGRAPH);
        piece("***", Boundary.SENTENCE);
        piece("y".repeat(200), Boundary.SENTENCE);
        assertThat(spans().getFirst()).isEqualTo(new ChunkSpan(0, 53, Boundary.PARAGRAPH, 750));
    }

    @Test
    void aPageOfOrnamentsTakesNoRoomInARequest() {
        piece("x".repeat(20), Boundary.SENTENCE);
        piece("-".repeat(100), Boundary.SENTENCE);
        piece("y".repeat(20), Boundary.SENTENCE);
        assertThat(lengths(new SizeLimit(48, Counting.CODE_POINTS))).containsExactly(140);
    }

    private void sentences(int length, int count) {
        for (int added = 0; added < count; added++) {
            piece("x".repeat(length), Boundary.SENTENCE);
        }
    }

    private void piece(String piece, Boundary after) {
        text.append(piece);
        ends.add(text.length());
        boundaries.add(after);
    }

    private List<Integer> lengths(SizeLimit... limits) {
        return lengths(spans(limits));
    }

    private List<ChunkSpan> spans(SizeLimit... limits) {
        var packer = new ChunkPacker(text.toString(), Arrays.asList(limits));
        for (int at = 0; at < ends.size(); at++) {
            packer.add(ends.get(at), boundaries.get(at));
        }
        return packer.finishAll();
    }

    private List<Integer> lengthsClosedBehindTheFirst() {
        var packer = new ChunkPacker(text.toString(), List.of());
        packer.add(ends.getFirst(), boundaries.getFirst());
        packer.close();
        for (int at = 1; at < ends.size(); at++) {
            packer.add(ends.get(at), boundaries.get(at));
        }
        return lengths(packer.finishAll());
    }

    private static List<Integer> lengths(List<ChunkSpan> spans) {
        return spans.stream().map(ChunkSpan::characters).toList();
    }
}
