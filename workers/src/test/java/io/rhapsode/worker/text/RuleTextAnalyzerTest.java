package io.rhapsode.worker.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextAnalyzerTest {

    private static final TextAnalyzer ANALYZER = new RuleTextAnalyzer();

    /** A file of {@code samples/}, named {@code language.kind.mood.txt}. */
    record Sample(String language, String kind, String mood, String text) {
        @Override
        public String toString() {
            return language + "." + kind + "." + mood;
        }
    }

    static List<Sample> samples() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(RuleTextAnalyzerTest.class.getResource("samples"))
                .toURI());
        try (var files = Files.list(folder)) {
            return files.sorted().map(RuleTextAnalyzerTest::sample).toList();
        }
    }

    private static Sample sample(Path file) {
        var name = file.getFileName().toString().split("\\.");
        try {
            return new Sample(name[0], name[1], name[2], Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theLanguageOfAParagraphIsKnown(Sample sample) {
        var analysis = ANALYZER.analyze(sample.text());
        assertThat(analysis.language()).isEqualTo(sample.language());
        assertThat(analysis.languageConfidence()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theKindOfATextIsKnown(Sample sample) {
        assertThat(ANALYZER.analyze(sample.text()).contentType())
                .isEqualTo(ContentType.valueOf(sample.kind().toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aStrongMoodIsFelt(Sample sample) {
        if (!sample.mood().equals("any")) {
            assertThat(ANALYZER.analyze(sample.text()).emotion())
                    .isEqualTo(Emotion.valueOf(sample.mood().toUpperCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFigureIsInItsRange(Sample sample) {
        var analysis = ANALYZER.analyze(sample.text());
        assertThat(analysis.characters()).isEqualTo(SourceText.characters(sample.text()));
        assertThat(analysis.dialogueRatio()).isBetween(0.0, 1.0);
        assertThat(analysis.complexity()).isBetween(0.0, 1.0);
        assertThat(analysis.paragraphs()).isPositive();
        assertThat(analysis.sentences()).isGreaterThanOrEqualTo(analysis.paragraphs());
        assertThat(analysis.averageSentenceLength()).isBetween(1.0, 100.0);
        assertThat(ANALYZER.analyze(sample.text())).isEqualTo(analysis);
    }

    @ParameterizedTest
    @CsvSource({
        "Hello., en",
        "Hi there!, en",
        "OK, en",
        "Good morning, en",
        "Yes please, en",
        "Guten Morgen!, de",
        "Danke, de",
        "Bonjour, fr",
        "Merci, fr",
        "Hola, es",
        "Gracias, es",
        "Ciao, it",
        "Obrigado, pt",
        "Dziękuję, pl",
        "Привет, ru",
        "Дякую, uk",
        "Γεια, el",
        "你好, zh",
        "こんにちは, ja",
        "東京タワー, ja",
        "안녕하세요, ko",
        "สวัสดี, th",
        "مرحبا, ar",
        "שלום, he",
        "नमस्ते, hi",
        "Hello world, en",
        "This is a test., en",
        "Dies ist ein Test., de",
        "Ceci est un test., fr",
        "Wunderbar, de",
        "Magnifique, fr",
        "Buona notte, it",
        "Testing one two three, en",
        "Please leave your shoes by the door., en",
        "Bitte lassen Sie Ihre Schuhe an der Tür., de",
        "Laissez vos chaussures devant la porte., fr",
        "Deje sus zapatos junto a la puerta., es",
        "Lasciate le scarpe vicino alla porta., it",
        "Deixe os sapatos ao lado da porta., pt",
        "Laat uw schoenen bij de deur staan., nl",
        "Lämna skorna vid dörren., sv",
        "Čajnik je prekipio dok smo razgovarali., hr",
        "Ceainicul a dat în foc în timp ce vorbeam., ro",
        "Ketel itu meluap ketika kami berbicara., id",
        "Чайникът кипна докато говорехме., bg",
        "Чајник је прекипео док смо разговарали., sr",
        "42, und",
        "😀, und"
    })
    void theLanguageOfAFewWordsIsGuessed(String text, String language) {
        assertThat(ANALYZER.analyze(text).language()).isEqualTo(language);
    }

    @Test
    void aWordOfAnotherScriptDoesNotTurnTheLanguage() {
        assertThat(ANALYZER.analyze("The word “душа” has no good translation, and neither has 心.")
                        .language())
                .isEqualTo("en");
        assertThat(ANALYZER.analyze("他在 GitHub 上打开了 README 文件，然后关上了电脑。").language())
                .isEqualTo("zh");
    }

    @Test
    void paragraphsAndSentencesAreCounted() {
        var analysis = ANALYZER.analyze(
                "Mr. Hale came in. It rained!\n\n* * *\n\nNobody spoke to him, e.g. about Mr. Dunn.\n");
        assertThat(analysis.paragraphs()).isEqualTo(2);
        assertThat(analysis.sentences()).isEqualTo(3);
        assertThat(analysis.averageSentenceLength()).isEqualTo(15 / 3.0, within(0.5));
    }

    @Test
    void whereWordsAreNotSpacedTheSentenceLengthIsInCodePoints() {
        assertThat(ANALYZER.analyze("雨停了，他们出去了。没有人说话。").averageSentenceLength()).isEqualTo(13 / 2.0);
    }

    @Test
    void speechIsMeasuredInQuotationMarks() {
        assertThat(ANALYZER.analyze("“abcdefgh.” 12345678").dialogueRatio()).isEqualTo(9 / 20.0);
        assertThat(ANALYZER.analyze("It was very quiet.").dialogueRatio()).isZero();
    }

    @Test
    void aChildrensBookIsEasierThanAPaperInEveryScript() {
        assertThat(complexity("The cat sat on the mat. It was a red mat. The dog saw the cat. ".repeat(5)))
                .isLessThan(0.2)
                .isLessThan(complexity(
                                "Notwithstanding considerable methodological heterogeneity, contemporary investigations consistently"
                                        + " demonstrate statistically significant correlations between socioeconomic disadvantage and cardiovascular"
                                        + " mortality, particularly among marginalised populations. ".repeat(5))
                        - 0.5);
        assertThat(complexity("猫坐在地上。狗看见了猫。天下雨了。我们回家。".repeat(10)))
                .isLessThan(complexity(
                                "尽管研究方法存在相当大的差异，当代流行病学调查仍然一致表明社会经济地位不利与心血管疾病死亡率之间具有统计学意义上的显著相关性，边缘化人群尤其如此。".repeat(5))
                        - 0.2);
        assertThat(complexity("Congratulations!")).isBetween(0.2, 0.6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "* * *"})
    void nothingToSpeakIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ANALYZER.analyze(text));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The lamp burned low, and nobody spoke. “Stop!” he cried.\n\n",
                "雨停了，他们出去了。",
                "วันนี้อากาศดีมาก",
                "A\n",
                "x",
                "“",
                "“a.” ",
                "— a, — b. ",
                "'a ",
                "\"a ",
                "a: b\n",
                "x.y(",
                "👩‍👩‍👧‍👦",
                "Ж"
            })
    void theLongestTextTakesSeconds(String bit) {
        var text = bit.repeat(SourceText.MAX_CHARACTERS / SourceText.characters(bit) - 1) + "x";
        var analysis = assertTimeout(Duration.ofSeconds(30), () -> ANALYZER.analyze(text));
        assertThat(analysis.characters()).isEqualTo(SourceText.characters(text));
    }

    private static double complexity(String text) {
        return ANALYZER.analyze(text).complexity();
    }
}
