package io.rhapsode.worker.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import io.rhapsode.worker.text.domain.SpeakableText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {

    private static final List<SizeLimit> WIDE = List.of(new SizeLimit(4096, Counting.CODE_POINTS));

    private final Chunker chunker = new Chunker();

    @Test
    void aShortTextIsOneChunk() {
        assertThat(chunker.split("Hello.", "en", WIDE)).containsExactly(new ChunkSpan(0, 6, Boundary.END, 0));
    }

    @Test
    void theFirstChunkIsShortAndTheOthersAreNearTheTarget() {
        var text = "The lamp burned low and nobody in the house spoke. ".repeat(200);
        var chunks = chunker.split(text, "en", WIDE);
        assertThat(chunks.getFirst().characters()).isBetween(100, 200);
        assertThat(chunks.subList(1, chunks.size() - 1))
                .allMatch(chunk -> chunk.characters() > 800 && chunk.characters() <= 900);
        assertThat(chunks.getLast().characters()).isLessThanOrEqualTo(1020);
    }

    @Test
    void aFirstSentenceThatIsLongerThanShortStaysWhole() {
        var sentence = "The lamp burned low" + " and lower".repeat(30) + ". ";
        var chunks = chunker.split(sentence + "Nobody spoke. ".repeat(20), "en", WIDE);
        assertThat(chunks.getFirst().characters()).isEqualTo(sentence.length());
    }

    @Test
    void behindAChapterHeadTheNextChunkIsShortToo() {
        var texts = textsOf("Chapter One\n\n" + "The lamp burned low and nobody spoke. ".repeat(50), "en", WIDE);
        assertThat(texts.get(0)).isEqualTo("Chapter One\n\n");
        assertThat(texts.get(1).length()).isLessThanOrEqualTo(200);
        assertThat(texts.get(2).length()).isGreaterThan(800);
    }

    @Test
    void aChunkRatherEndsWithAParagraph() {
        var paragraph =
                "The lamp burned low and nobody in the house spoke. ".repeat(11).strip() + "\n\n";
        var chunks = chunker.split(paragraph.repeat(6), "en", WIDE);
        assertThat(chunks.subList(1, chunks.size() - 1)).allMatch(chunk -> chunk.after() == Boundary.PARAGRAPH);
    }

    @Test
    void noChunkReachesAcrossAChapterHead() {
        var text = "It rained.\n\nChapter 2\n\nIt shone.\n\n* * *\n\nChapter 3\n\nIt snowed.";
        assertThat(textsOf(text, "en", WIDE))
                .containsExactly(
                        "It rained.\n\n", "Chapter 2\n\n", "It shone.\n\n* * *\n\n", "Chapter 3\n\n", "It snowed.");
        assertThat(chunker.split(text, "en", WIDE))
                .extracting(ChunkSpan::after)
                .containsExactly(
                        Boundary.CHAPTER, Boundary.PARAGRAPH, Boundary.CHAPTER, Boundary.PARAGRAPH, Boundary.END);
    }

    @Test
    void aLongerSilenceFollowsAGreaterBoundary() {
        var text = "It rained.\n\nChapter 2\n\n" + "It shone, and it went on. ".repeat(20) + "Never "
                + "again, and ".repeat(50) + "on";
        var limits = List.of(new SizeLimit(120, Counting.CODE_POINTS));
        var pauses = chunker.split(text, "en", limits);
        assertThat(pauseAfter(pauses, Boundary.CHAPTER)).isGreaterThan(pauseAfter(pauses, Boundary.PARAGRAPH));
        assertThat(pauseAfter(pauses, Boundary.PARAGRAPH)).isGreaterThan(pauseAfter(pauses, Boundary.SENTENCE));
        assertThat(pauseAfter(pauses, Boundary.SENTENCE)).isGreaterThan(pauseAfter(pauses, Boundary.CLAUSE));
        assertThat(pauseAfter(pauses, Boundary.CLAUSE)).isPositive();
        assertThat(pauseAfter(pauses, Boundary.END)).isZero();
    }

    @Test
    void aSentenceThatFitsIsNotCutHoweverFarItIsBeyondTheTarget() {
        var sentence = "And then" + ", one by one, they all went away".repeat(100) + ".";
        assertThat(textsOf("It was late. " + sentence + " It was dark.", "en", WIDE))
                .containsExactly("It was late. ", sentence + " ", "It was dark.");
    }

    @Test
    void aSentenceThatDoesNotFitIsCutAtAClause() {
        var limits = List.of(new SizeLimit(40, Counting.CODE_POINTS));
        assertThat(textsOf("When the rain had stopped, they went out; nobody had seen them come back.", "en", limits))
                .containsExactly("When the rain had stopped, ", "they went out; ", "nobody had seen them come back.");
    }

    @Test
    void withoutAClauseItIsCutAtWhiteSpaceAndThenBetweenSigns() {
        var limits = List.of(new SizeLimit(20, Counting.CODE_POINTS));
        assertThat(textsOf("nobody had seen them come back", "en", limits))
                .containsExactly("nobody had seen them ", "come back");
        assertThat(textsOf("a".repeat(50), "en", limits))
                .containsExactly("a".repeat(20), "a".repeat(20), "a".repeat(10));
        assertThat(textsOf("e\u0301".repeat(25), "en", List.of(new SizeLimit(21, Counting.CODE_POINTS))))
                .containsExactly("e\u0301".repeat(10), "e\u0301".repeat(10), "e\u0301".repeat(5));
        assertThat(textsOf("👩‍👩‍👧‍👦".repeat(4), "en", List.of(new SizeLimit(15, Counting.CODE_POINTS))))
                .containsExactly("👩‍👩‍👧‍👦".repeat(2), "👩‍👩‍👧‍👦".repeat(2));
    }

    @Test
    void scriptsWithoutSpacesAreCutBetweenWords() {
        var limits = List.of(new SizeLimit(25, Counting.CODE_POINTS));
        assertThat(textsOf("วันนี้อากาศดีมากเราจึงไปเดินเล่นริมแม่น้ำกับเพื่อน", "th", limits))
                .containsExactly("วันนี้อากาศดีมากเราจึงไป", "เดินเล่นริมแม่น้ำกับ", "เพื่อน");
        assertThat(textsOf("雨停了以后他们走出门去，没有人看见他们是什么时候回来的，也没有人问。", "zh", limits))
                .containsExactly("雨停了以后他们走出门去，", "没有人看见他们是什么时候回来的，也没有人问。");
    }

    @Test
    void aNumberIsNotCutAtItsComma() {
        var limits = List.of(new SizeLimit(24, Counting.CODE_POINTS));
        assertThat(textsOf("There were more than 1,234,567 of them in 1999", "en", limits))
                .containsExactly("There were more than ", "1,234,567 of them in ", "1999");
    }

    @Test
    void allLimitsHoldEachInItsOwnCounting() {
        var text = "Ёлка стояла в углу, и свечи горели ровно, без дыма, без треска, всю ночь до утра. ".repeat(30);
        var limits = List.of(
                new SizeLimit(500, Counting.CODE_POINTS),
                new SizeLimit(300, Counting.UTF8_BYTES),
                new SizeLimit(400, Counting.UTF16_UNITS));
        for (var chunk : textsOf(text, "ru", limits)) {
            for (var limit : limits) {
                assertThat(limit.counting().sizeOf(SpeakableText.of(chunk))).isLessThanOrEqualTo(limit.max());
            }
            assertThat(chunk).matches("(?s).*[.] ?");
        }
    }

    @Test
    void offsetsAreCodePoints() {
        var chunks = chunker.split("😀 𝔘𝔫𝔦. " + "x".repeat(300) + ".", "en", WIDE);
        assertThat(chunks).extracting(ChunkSpan::start, ChunkSpan::end).containsExactly(tuple(0, 7), tuple(7, 308));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * *\n\nIt rained.",
                "It rained.\n\n* * *",
                "...\n\nChapter 1\n\n---\n\nIt rained.\n\n!!!",
                "“\nIt rained.\n”"
            })
    void whatSaysNothingIsNeverAChunkOfItsOwn(String text) {
        var chunks = textsOf(text, "en", WIDE);
        assertThat(chunks).allMatch(chunk -> chunk.codePoints().anyMatch(SourceText::isSpeakable));
        assertThat(String.join("", chunks)).isEqualTo(text);
    }

    @Test
    void aPageOfOrnamentsBelongsToWhatFollowsIt() {
        var text = "-".repeat(500) + "\n\n" + "The lamp burned low and nobody spoke. ".repeat(30);
        assertThat(textsOf(text, "en", WIDE).getFirst()).startsWith("---").contains("The lamp burned low");
    }

    @Test
    void nothingToSpeakIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> chunker.split("* * *", "en", WIDE));
        assertThatIllegalArgumentException().isThrownBy(() -> chunker.split("", "en", WIDE));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'The rain had stopped and they went out. '",
        "de, 'Der Regen hatte aufgehört und sie gingen hinaus. '",
        "fr, 'La pluie avait cessé et ils sortirent. '",
        "ru, 'Дождь кончился и они вышли. '",
        "el, 'Η βροχή σταμάτησε και βγήκαν. '",
        "zh, '雨停了他们就出去了。'",
        "ja, '雨がやんで彼らは外へ出た。'",
        "th, 'ฝนหยุดแล้วพวกเขาก็ออกไป '",
        "ar, 'توقف المطر فخرجوا من البيت. '",
        "he, 'הגשם פסק והם יצאו החוצה. '",
        "hi, 'बारिश रुक गई और वे बाहर निकले। '",
        "ko, '비가 그치자 그들은 밖으로 나갔다. '",
        "und, 'Ꮎꮝꭹ ꭰꮒ. '"
    })
    void everyScriptIsCutBetweenItsSentences(String language, String sentence) {
        var text = sentence.repeat(200);
        var chunks = textsOf(text, language, WIDE);
        assertThat(chunks.size()).isGreaterThan(2);
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.strip() + " ")
                        .startsWith(sentence.strip())
                        .endsWith(sentence.strip() + " "));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The lamp burned low, and nobody spoke. “Stop!” he cried.\n\n",
                "x",
                "x ",
                ".",
                "A\n",
                "Chapter 1\n\n",
                "!*",
                "x ! » ",
                "👩‍👩‍👧‍👦",
                "\u0301",
                "a,",
                "z. B. ",
                "***\n\n",
                "\"",
                "วันนี้อากาศดีมาก"
            })
    void theLongestTextTakesSeconds(String bit) {
        var text = bit.repeat(SourceText.MAX_CHARACTERS / SourceText.characters(bit) - 1) + "x";
        var chunks = assertTimeout(Duration.ofSeconds(30), () -> chunker.split(text, "th", WIDE));
        assertThat(chunks.getLast().end()).isEqualTo(SourceText.characters(text));
    }

    private static int pauseAfter(List<ChunkSpan> chunks, Boundary boundary) {
        return chunks.stream()
                .filter(chunk -> chunk.after() == boundary)
                .findFirst()
                .orElseThrow()
                .pauseMillis();
    }

    private List<String> textsOf(String text, String language, List<SizeLimit> limits) {
        return chunker.split(text, language, limits).stream()
                .map(chunk -> text.substring(
                        text.offsetByCodePoints(0, chunk.start()), text.offsetByCodePoints(0, chunk.end())))
                .toList();
    }
}
