package io.rhapsode.worker.text;

import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.SourceText;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.text.domain.QuotedSpeech;
import io.rhapsode.worker.text.domain.Readability;
import io.rhapsode.worker.text.domain.TextLayout;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Analyzes by rules and word lists, on this machine. What is counted (paragraphs, sentences, words, speech) is counted in the whole text;
 * language, kind, mood and complexity are judged by samples of its beginning, middle and end. The {@linkplain Readability complexity} is
 * LIX.
 */
public final class RuleTextAnalyzer implements TextAnalyzer {

    private static final String NAME = "rules/1";

    /** UTF-16 units of each of the three pieces that are judged by. */
    private static final int PIECE = 20_000;

    /** Languages in which a paragraph that begins with an en dash is a list more often than a speech. */
    private static final Set<String> EN_DASH_LISTS = Set.of("en", "de", "nl", "und");

    private final LanguageDetection languages = new LanguageDetection();

    /**
     * Loads what the first analysis would otherwise wait for, about a second, on a thread of its own. Without it everything is loaded when
     * it is first needed.
     */
    public void warmInBackground() {
        Thread.ofVirtual().name("text-analyzer-warm-up").start(() -> {
            languages.of(
                    "The lamp burned low, and nobody in the house by the river had anything to say about it that evening.");
            languages.of("Лампа горела тихо, и никто в доме у реки не хотел говорить о том, что было вечером.");
        });
    }

    @Override
    public TextAnalysis analyze(String text) {
        var language = languages.of(text);
        var counted = new Counted(text, language.tag());
        if (counted.paragraphs == 0) {
            throw new IllegalArgumentException("nothing in the text can be spoken");
        }
        var sample = Sample.of(text, PIECE);
        var words = Words.of(sample, language.tag());
        var vocabulary = LanguageWords.of(language.tag());
        var sections = Stream.concat(ContentTypes.SECTIONS.stream(), Emotions.SECTIONS.stream())
                .toList();
        var hits = new Lexicon(vocabulary, sections, Words.areSpaced(language.tag())).count(words);
        int judged = Math.max(1, words.size());
        var readability = new Readability();
        words.forEach(readability::add);
        int sampleSentences =
                sample.length() == text.length() ? counted.sentences : new Counted(sample, language.tag()).sentences;
        var contentType = ContentTypes.of(Lines.of(sample), vocabulary, hits, judged, counted.dialogueRatio());
        return new TextAnalysis(
                counted.characters,
                language.tag(),
                rounded(language.confidence()),
                contentType,
                Emotions.of(hits, judged),
                rounded(counted.dialogueRatio()),
                rounded(readability.complexity(sampleSentences)),
                counted.paragraphs,
                counted.sentences,
                rounded(counted.averageSentenceLength()),
                NAME,
                voiceStyle(contentType));
    }

    /** What the kind of text says of the voice; of most it says nothing. */
    private static @Nullable VoiceStyle voiceStyle(ContentType contentType) {
        return switch (contentType) {
            case FICTION_NARRATIVE, FICTION_DIALOGUE -> VoiceStyle.NARRATIVE;
            case NEWS -> VoiceStyle.NEWS;
            case MARKETING -> VoiceStyle.ADVERTISING;
            case NON_FICTION, TECHNICAL, EDUCATIONAL, POETRY, SCRIPT, CORRESPONDENCE, GENERAL -> null;
        };
    }

    /** Digits beyond these would be noise in the event log. */
    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** What one pass over the whole text counts. */
    private static final class Counted {
        private final int characters;
        private int paragraphs;
        private int sentences;
        private int spoken;
        private int length;

        Counted(String text, String language) {
            characters = SourceText.characters(text);
            boolean spaced = Words.areSpaced(language);
            boolean shortDash = !EN_DASH_LISTS.contains(language);
            var splitter = new Sentences(text, language);
            for (var paragraph : new TextLayout(text)) {
                int sounds = sounds(text, paragraph.start(), paragraph.end());
                if (sounds == 0) {
                    continue;
                }
                paragraphs++;
                spoken += QuotedSpeech.in(text, paragraph.start(), paragraph.end(), shortDash);
                length += spaced ? Words.count(text, paragraph.start(), paragraph.end()) : sounds;
                splitter.of(paragraph, (start, end, after) -> sentences++);
            }
        }

        double dialogueRatio() {
            return (double) spoken / characters;
        }

        double averageSentenceLength() {
            return (double) length / sentences;
        }

        private static int sounds(String text, int start, int end) {
            return (int) text.substring(start, end)
                    .codePoints()
                    .filter(SourceText::isSpeakable)
                    .count();
        }
    }
}
