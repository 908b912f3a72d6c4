package io.rhapsode.worker.text.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.text.Boundary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLayoutTest {

    private static final String WRAPPED = """
            The ferry had not run since the spring flood took the rope, and those who
            lived on the far bank had grown used to shouting across the water when they
            wanted news. It was a poor way of living. It was, all the same, a way of
            living.

            When the rope came back it came on a cart, in three pieces, with a letter
            that nobody could read because the rain had been at it first, and so they
            had to guess which end belonged on which side of the river.
            """;

    @Test
    void blankLinesPartParagraphs() {
        assertThat(paragraphs("One.\n\nTwo.\r\n\r\n \t\r\nThree."))
                .containsExactly("One.\n\n", "Two.\r\n\r\n \t\r\n", "Three.");
    }

    @Test
    void aWrappedParagraphIsOne() {
        assertThat(paragraphs(WRAPPED)).hasSize(2);
    }

    @Test
    void anIndentedLineBeginsAParagraphInWrappedText() {
        var indented = "  " + WRAPPED.replace("\n\n", "\n  ");
        assertThat(paragraphs(indented)).hasSize(2);
    }

    @Test
    void withoutWrappingEveryLineIsAParagraph() {
        assertThat(paragraphs("Milk\nEggs\nA loaf of bread")).hasSize(3);
        assertThat(boundaries("He came in and said nothing.\nShe looked up.\nIt was late.\n"))
                .containsExactly(Boundary.PARAGRAPH, Boundary.PARAGRAPH, Boundary.END);
    }

    @Test
    void aLineThatGoesOnIsNotParted() {
        assertThat(paragraphs("Dear Anna,\nthank you for the boots.\nThey fit."))
                .hasSize(2);
        assertThat(paragraphs("He went down to the\nriver.")).hasSize(1);
    }

    @Test
    void aLineOfVerseIsLessThanAParagraph() {
        var verse = """
                The river keeps its own account
                Of every stone it rolled away.
                The hills have lost a small amount.

                The river owes them, and will pay.
                It pays in sand, it pays in clay.
                """;
        assertThat(boundaries(verse))
                .containsExactly(
                        Boundary.SENTENCE, Boundary.SENTENCE, Boundary.PARAGRAPH, Boundary.SENTENCE, Boundary.END);
    }

    @Test
    void headsArePartedFromWhatStandsAroundThem() {
        var text = "\n\nChapter 1\n\nIt rained.\n\n* * *\n\nII\n\nChapter Three: Sun\nIt shone.\n";
        var layout = new ArrayList<Paragraph>();
        new TextLayout(text).forEach(layout::add);
        assertThat(layout).extracting(Paragraph::head).containsExactly(true, false, false, true, true, false);
        assertThat(layout)
                .extracting(Paragraph::after)
                .containsExactly(
                        Boundary.PARAGRAPH,
                        Boundary.PARAGRAPH,
                        Boundary.CHAPTER,
                        Boundary.CHAPTER,
                        Boundary.PARAGRAPH,
                        Boundary.END);
    }

    @Test
    void aNumberInTheMiddleOfWrappedTextIsNoHead() {
        assertThat(paragraphs(WRAPPED.replace("wanted news. It", "Chapter 3. Is")))
                .hasSize(2);
    }

    @Test
    void whatMayFollowAFullLineGoesOn() {
        for (var word : List.of("that", "Bread", "-5", "*that*", " That", "-")) {
            assertThat(paragraphs(WRAPPED.replace("\nthat", "\n" + word)))
                    .as(word)
                    .hasSize(word.equals("-") ? 3 : 2);
        }
    }

    @Test
    void anIndentEndsAParagraphHoweverFullItsLastLineIs() {
        for (var indent : List.of("\t", "\u3000", "  ")) {
            assertThat(paragraphs(WRAPPED.replace("\nthat", "\n" + indent + "That")))
                    .hasSize(3);
        }
    }

    @Test
    void behindAShortLineACapitalBeginsAParagraph() {
        assertThat(paragraphs(WRAPPED.replace("\n\n", "\n"))).hasSize(2);
        assertThat(paragraphs(WRAPPED.replace("living.\n\nWhen", "living,\nwhen")))
                .hasSize(1);
    }

    @Test
    void aCommaGoesOnWithAWordOnly() {
        assertThat(paragraphs("To Anna,\nMother of three.")).hasSize(1);
        assertThat(paragraphs("Milk,\n2 eggs")).hasSize(2);
        assertThat(paragraphs("To Anna.\nMother of three.")).hasSize(2);
    }

    @Test
    void whatOnlyLooksLikeAHeadStandsAlone() {
        assertThat(heads("It rained.\n\nTHE END")).containsExactly(false, true);
        assertThat(heads("It rained.\n\nTHE END\n\nIt shone.")).containsExactly(false, true, false);
        assertThat(heads("It rained.\n\nTHE END\nIt shone.")).containsOnly(false);
    }

    @Test
    void linesAreWrappedFromTheWidthOfANarrowColumnToThatOfAPage() {
        assertThat(paragraphs(lines(39, 5))).hasSize(5);
        assertThat(paragraphs(lines(40, 5))).hasSize(1);
        assertThat(paragraphs(lines(120, 5))).hasSize(1);
        assertThat(paragraphs(lines(121, 5))).hasSize(5);
    }

    @Test
    void fewLinesSayNothingAboutWrapping() {
        assertThat(paragraphs(lines(60, 3))).hasSize(3);
        assertThat(paragraphs(lines(60, 4))).hasSize(1);
    }

    @Test
    void theParagraphsCoverTheText() {
        for (var text : List.of("", " ", "\n", "a", "\n\n a \u2029 b \f c \r d \u0085", WRAPPED)) {
            assertThat(String.join("", paragraphs(text))).isEqualTo(text);
        }
    }

    private static List<String> paragraphs(String text) {
        var found = new ArrayList<String>();
        new TextLayout(text).forEach(paragraph -> found.add(text.substring(paragraph.start(), paragraph.end())));
        return found;
    }

    private static List<Boolean> heads(String text) {
        var found = new ArrayList<Boolean>();
        new TextLayout(text).forEach(paragraph -> found.add(paragraph.head()));
        return found;
    }

    private static String lines(int width, int count) {
        return ("A" + "b".repeat(width - 1) + "\n").repeat(count);
    }

    private static List<Boundary> boundaries(String text) {
        var found = new ArrayList<Boundary>();
        new TextLayout(text).forEach(paragraph -> found.add(paragraph.after()));
        return found;
    }
}
