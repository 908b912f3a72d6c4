package io.rhapsode.worker.speech;

import static io.rhapsode.worker.speech.SpeakerRig.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.SpeechSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakingRatesTest {

    private final SpeakingRates rates = new SpeakingRates(10);

    @ParameterizedTest(name = "200 characters in {0} ms at speed {1}: {2}")
    @CsvSource({
        "20000, 1, true", // ten characters a second, as expected
        "6667, 1, true", // a third of it
        "6600, 1, false",
        "62000, 1, true", // three times, and two seconds of silence
        "62001, 1, false",
        "10000, 2, true",
        "3400, 2, true",
        "3300, 2, false",
        "0, 1, false"
    })
    void audioIsAThirdToThreeTimesAsLongAsExpected(long durationMillis, double speed, boolean plausible) {
        assertThat(rates.isPlausible(request(), speed, durationMillis)).isEqualTo(plausible);
    }

    @Test
    void aWordMayBeShortOrHaveSilenceAroundIt() {
        var word = request("Hm.", SpeechSettings.DEFAULT);

        assertThat(rates.isPlausible(word, 1, 50)).isTrue();
        assertThat(rates.isPlausible(word, 1, 2_800)).isTrue();
        assertThat(rates.isPlausible(word, 1, 3_000)).isFalse();
    }

    @Test
    void figuresAndIdeographsTakeLongerThanLetters() {
        var figures = request("3,141,592 2,718,281 1,414,213", SpeechSettings.DEFAULT);
        var chinese = request("这是最好的时代,也是最坏的时代,这是智慧的年代,也是愚蠢的年代。", SpeechSettings.DEFAULT);

        assertThat(rates.isPlausible(figures, 1, 14_000)).isTrue();
        assertThat(rates.isPlausible(chinese, 1, 14_000)).isTrue();
    }

    @Test
    void aVoiceIsKnownAfterTwentyChunks() {
        hear(19, 50_000); // four characters a second
        assertThat(rates.isPlausible(request(), 1, 100_000)).isFalse();

        hear(1, 50_000);

        assertThat(rates.isPlausible(request(), 1, 100_000)).isTrue();
        assertThat(rates.isPlausible(request(), 1, 10_000)).isFalse();
    }

    @Test
    void otherVoicesAreNotKnownByIt() {
        hear(20, 50_000);
        var other = new SpeechRequest(SpeakerRig.TEXT, "bert", null, "en", SpeechSettings.DEFAULT);

        assertThat(rates.isPlausible(other, 1, 10_000)).isTrue();
    }

    @Test
    void shortChunksTeachNothing() {
        for (int i = 0; i < 100; i++) {
            rates.learn(request("Hm.", SpeechSettings.DEFAULT), 1, 2_000);
        }

        assertThat(rates.isPlausible(request(), 1, 20_000)).isTrue();
    }

    @Test
    void theSpeedIsTakenOutOfWhatIsLearned() {
        for (int i = 0; i < 20; i++) {
            rates.learn(request(), 2, 10_000);
        }

        assertThat(rates.isPlausible(request(), 1, 6_667)).isTrue();
        assertThat(rates.isPlausible(request(), 1, 6_600)).isFalse();
    }

    private void hear(int chunks, long durationMillis) {
        for (int i = 0; i < chunks; i++) {
            rates.learn(request(), 1, durationMillis);
        }
    }
}
