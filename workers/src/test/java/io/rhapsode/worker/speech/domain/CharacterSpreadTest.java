package io.rhapsode.worker.speech.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.CharacterTimes;
import io.rhapsode.worker.text.domain.SpeakableText;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CharacterSpreadTest {

    private static final int WALKS = 2_000;
    private static final String[] PIECES = {"a", "é", "😀", "𝔘", ".", " ", "\n", "\r\n", "—", "* * * * * ", "word"};

    @Test
    void theTimesOfCharactersAreThoseThatWereTold() {
        var times = spread("Hi", 1_000, 500, new Mark(0, 1, 100, 200), new Mark(1, 2, 200, 450));

        assertThat(times.startsMillis()).containsExactly(1_100, 1_200);
        assertThat(times.endsMillis()).containsExactly(1_200, 1_450);
    }

    @Test
    void aWordIsSpreadEvenlyOverItsCharacters() {
        var times = spread("four", 0, 500, new Mark(0, 4, 100, 500));

        assertThat(times.startsMillis()).containsExactly(100, 200, 300, 400);
        assertThat(times.endsMillis()).containsExactly(200, 300, 400, 500);
    }

    @Test
    void whatNobodySaidAnythingOfIsHeardBetweenItsNeighbours() {
        var times = spread("\u201cA, b.\u201d", 0, 1_000, new Mark(1, 2, 100, 200), new Mark(4, 5, 400, 600));

        assertThat(times.startsMillis()).containsExactly(0, 100, 200, 300, 400, 600, 800);
        assertThat(times.endsMillis()).containsExactly(100, 200, 300, 400, 600, 800, 1_000);
    }

    @Test
    void whatIsNotSentTakesNoPartInWhatIsSaid() {
        var times = spread("\n\n* * *\n\nOh 😀", 50, 300, new Mark(0, 2, 0, 100), new Mark(3, 5, 200, 300));

        assertThat(times.startsMillis()).containsExactly(50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 100, 150, 250);
        assertThat(times.endsMillis()).containsExactly(50, 50, 50, 50, 50, 50, 50, 50, 50, 100, 150, 250, 350);
    }

    @Test
    void everyCharacterHasItsTimesInOrderAndWithinTheAudio() {
        long seed = System.nanoTime();
        for (int walk = 0; walk < WALKS; walk++) {
            var random = new SplittableRandom(seed + walk);
            var text = new StringBuilder("x");
            for (int left = random.nextInt(40); left > 0; left--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String source = text.toString();
            String sent = SpeakableText.of(source);

            var times = CharacterSpread.over(source, SpeakableText.origins(source), marks(sent, random), 500, 60_000);

            assertThat(times.characters())
                    .as("seed %d", seed + walk)
                    .isEqualTo(source.codePointCount(0, source.length()));
            assertThat(times.startsMillis()).as("seed %d", seed + walk).isSorted();
            assertThat(times.endsMillis()).as("seed %d", seed + walk).isSorted();
            assertThat(times.startsMillis()[0]).isGreaterThanOrEqualTo(500);
            assertThat(times.endsMillis()[times.characters() - 1]).isLessThanOrEqualTo(60_500);
        }
    }

    /** Of some stretches of the text, on the borders of characters. */
    private static Timings marks(String sent, SplittableRandom random) {
        List<Mark> marks = new ArrayList<>();
        int millis = random.nextInt(200);
        int unit = 0;
        while (unit < sent.length()) {
            int end = sent.offsetByCodePoints(unit, 1);
            if (random.nextInt(3) > 0 || marks.isEmpty()) {
                marks.add(new Mark(unit, end, millis, millis + 50));
            }
            millis += 50 + random.nextInt(100);
            unit = end;
        }
        return new Timings(marks);
    }

    private static CharacterTimes spread(String source, double begin, double length, Mark... marks) {
        return CharacterSpread.over(source, SpeakableText.origins(source), new Timings(List.of(marks)), begin, length);
    }
}
