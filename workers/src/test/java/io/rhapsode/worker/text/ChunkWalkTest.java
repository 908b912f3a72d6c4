package io.rhapsode.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.worker.text.domain.ChunkPacker;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.Paragraph;
import io.rhapsode.worker.text.domain.SizeLimit;
import io.rhapsode.worker.text.domain.SpeakableText;
import io.rhapsode.worker.text.domain.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random texts, put together of what is hard about texts, and what must be true of the chunks of every one of them. */
class ChunkWalkTest {

    private static final int WALKS = 400;

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "ru", "zh", "ja", "th", "ar", "hi", "und");

    private static final List<String> BITS = List.of(
            "The lamp burned low and nobody spoke. ",
            "“Stop!” he cried, and the others stopped. ",
            "Mr. Hale met Dr. Voss at 5 p.m. Wednesday, i.e. too late; ",
            "One, two, three, four — and then nothing at all. ",
            "Am 3. Mai kam z. B. Herr Weiß, d. h. zu früh. ",
            "« Quoi ? » dit-elle. « Rien. » ",
            "Он остановился. — Кто там? — спросил он. ",
            "他走了。“真的吗？”她问。是的，我知道；你也知道。",
            "「行くよ。」と言った。彼は、静かに帰った。",
            "สวัสดีครับ ผมชื่อสมชายและวันนี้อากาศดีมากเราจึงไปเดินเล่นริมแม่น้ำ ",
            "هل أنت هنا؟ نعم، أنا هنا؛ تعال. ",
            "מה זה? לא יודע, אולי מחר. ",
            "वह आया। क्षत्रिय वीर ने श्री राम को देखा, फिर चला गया। ",
            "👩‍👩‍👧‍👦 👍🏽 🇫🇷🇩🇪🇯🇵 ❤️‍🔥 ",
            "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
            "e\u0301a\u0308o\u0302n\u0303 ",
            "각힣ᄀ\u1161\u11A8ᄒ\u1175\u11A8 ",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
            "a-b-c-d-e-f-g ",
            "https://example.com/path?query=1&other=2#part ",
            "3,141,592.65 and 12:30:45 ",
            "...",
            "!!! ",
            "— ",
            "* * * ",
            "------------------------------",
            "          ",
            "\u00A0",
            "\u3000",
            "\t",
            "\u0007",
            "\uFEFF",
            "\n",
            "\n",
            "\r\n",
            "\n\n",
            "\n\n\n\n",
            "\u2029",
            "\f",
            "\n\nChapter 7: The Ferry\n\n",
            "\n\nKAPITEL ZWEI\n\n",
            "\n第三章 夜\n",
            "\n\nIV\n\n",
            "\n\n# Heading\n\n",
            "Prologue\n\n",
            "\u0301",
            "\u200D",
            "\uFE0F",
            "𝔘𝔫𝔦 ",
            "x",
            "7");

    record Walk(long seed, String text, String language, List<SizeLimit> limits) {
        @Override
        public String toString() {
            return "seed " + seed;
        }
    }

    static List<Walk> walks() {
        var walks = new ArrayList<Walk>();
        for (long seed = 1; seed <= WALKS; seed++) {
            var walk = walk(seed);
            if (SourceText.refusal(walk.text()).isEmpty()) {
                walks.add(walk);
            }
        }
        return walks;
    }

    private static Walk walk(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        int bits = 1 + random.nextInt(random.nextBoolean() ? 8 : 120);
        int variety = 1 + random.nextInt(BITS.size());
        int offset = random.nextInt(BITS.size());
        for (int bit = 0; bit < bits; bit++) {
            var chosen = BITS.get((offset + random.nextInt(variety)) % BITS.size());
            text.repeat(chosen, random.nextInt(12) == 0 ? 1 + random.nextInt(40) : 1);
        }
        var limits = new ArrayList<SizeLimit>();
        for (var counting : Counting.values()) {
            if (random.nextInt(3) > 0) {
                limits.add(new SizeLimit(80 + random.nextInt(random.nextBoolean() ? 100 : 3000), counting));
            }
        }
        return new Walk(seed, text.toString(), LANGUAGES.get(random.nextInt(LANGUAGES.size())), limits);
    }

    @ParameterizedTest
    @MethodSource("walks")
    void chunksCoverTheTextAndFitAndSaySomething(Walk walk) {
        var chunks = split(walk);
        int end = 0;
        for (var chunk : chunks) {
            assertThat(chunk.start()).isEqualTo(end);
            end = chunk.end();
            var sent = SpeakableText.of(textOf(walk, chunk));
            assertThat(SourceText.refusal(sent)).as(sent).isEmpty();
            for (var limit : walk.limits()) {
                assertThat(limit.counting().sizeOf(sent)).as(sent).isLessThanOrEqualTo(limit.max());
            }
        }
        assertThat(end).isEqualTo(SourceText.characters(walk.text()));
        assertThat(chunks.getLast().after()).isEqualTo(Boundary.END);
        assertThat(chunks.subList(0, chunks.size() - 1)).noneMatch(chunk -> chunk.after() == Boundary.END);
    }

    @ParameterizedTest
    @MethodSource("walks")
    void theSameTextGivesTheSameChunks(Walk walk) {
        assertThat(split(walk)).isEqualTo(split(walk));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void noSignIsCut(Walk walk) {
        var signs = BreakIterator.getCharacterInstance(ULocale.ROOT);
        signs.setText(walk.text());
        for (var chunk : split(walk)) {
            int end = walk.text().offsetByCodePoints(0, chunk.end());
            assertThat(signs.isBoundary(end)).as("boundary at %s", chunk.end()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void onlyASentenceThatFitsNoRequestIsCut(Walk walk) {
        var ends = split(walk).stream()
                .map(chunk -> walk.text().offsetByCodePoints(0, chunk.end()))
                .toList();
        var sentences = new Sentences(walk.text(), walk.language());
        for (var paragraph : new TextLayout(walk.text())) {
            sentences.of(paragraph, (start, end, after) -> {
                if (ends.stream().anyMatch(cut -> cut > start && cut < end)) {
                    assertThat(SpeakableText.fits(walk.text(), start, end, walk.limits()))
                            .as(walk.text().substring(start, end))
                            .isFalse();
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void aChunkBeginsAtEveryChapterHead(Walk walk) {
        var chunks = split(walk);
        for (Paragraph paragraph : new TextLayout(walk.text())) {
            if (paragraph.head()) {
                int start = Character.codePointCount(walk.text(), 0, paragraph.start());
                var around = chunks.stream()
                        .filter(chunk -> chunk.start() < start && chunk.end() > start)
                        .map(chunk -> textOf(walk, new ChunkSpan(chunk.start(), start, chunk.after(), 0)))
                        .toList();
                assertThat(around).allMatch(before -> before.codePoints().noneMatch(SourceText::isSpeakable));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void onlyALongSentenceMakesALongChunk(Walk walk) {
        var sentenceEnds = new ArrayList<Integer>();
        var sentences = new Sentences(walk.text(), walk.language());
        for (var paragraph : new TextLayout(walk.text())) {
            sentences.of(
                    paragraph, (start, end, after) -> sentenceEnds.add(Character.codePointCount(walk.text(), 0, end)));
        }
        var chunks = split(walk);
        for (var chunk : chunks) {
            int most = chunk.start() == 0 ? ChunkPacker.FIRST_TARGET : ChunkPacker.TARGET + 120;
            var inner = sentenceEnds.stream()
                    .filter(end -> end > chunk.start() && end < chunk.end())
                    .filter(end -> textOf(walk, new ChunkSpan(chunk.start(), end, Boundary.END, 0))
                                    .codePoints()
                                    .anyMatch(SourceText::isSpeakable)
                            && textOf(walk, new ChunkSpan(end, chunk.end(), Boundary.END, 0))
                                    .codePoints()
                                    .anyMatch(SourceText::isSpeakable))
                    .toList();
            if (!inner.isEmpty()) {
                var sent = SpeakableText.of(textOf(walk, chunk));
                assertThat(SourceText.characters(sent)).isLessThanOrEqualTo(most);
            }
        }
    }

    private static List<ChunkSpan> split(Walk walk) {
        return new Chunker().split(walk.text(), walk.language(), walk.limits());
    }

    private static String textOf(Walk walk, ChunkSpan chunk) {
        int start = walk.text().offsetByCodePoints(0, chunk.start());
        return walk.text().substring(start, walk.text().offsetByCodePoints(start, chunk.characters()));
    }
}
