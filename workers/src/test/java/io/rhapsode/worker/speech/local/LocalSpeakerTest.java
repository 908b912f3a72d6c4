package io.rhapsode.worker.speech.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.worker.price.domain.Tariff;
import io.rhapsode.worker.price.domain.Tariffs;
import io.rhapsode.worker.speech.CanonicalSpeech;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.Speaker;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.speech.SpeechResilience;
import io.rhapsode.worker.speech.Utterance;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest speech in any script is believed. */
@Timeout(60)
class LocalSpeakerTest {

    private static final ProviderId LOCAL = new ProviderId("local");

    @TempDir
    private Path scratch;

    private Speaker speaker;

    @BeforeEach
    void aSpeakerThatTriesOnce() {
        var provider =
                new LocalProvider(LOCAL, ProviderSettings.NONE, new Espeak(Espeak.PROGRAM, scratch), Clock.systemUTC());
        var patience = new SpeechResilience(
                1,
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                Duration.ZERO,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                1000,
                1000,
                100,
                Duration.ofMillis(1),
                1);
        speaker = new SpeechProviders(
                        List.of(new SpeechProviders.Entry(provider, "test", Tariffs.same(Tariff.fixed(0, 0)), true)),
                        patience,
                        LocalSpeakerTest::mono16,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())
                .find(LOCAL)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en-us | It was the best of times, it was the worst of times, it was the age of wisdom.",
                "en-us | 1999, 2000, 123456, 3,141,592, 77777, 10, 20, 30, 40, 50, 60, 70, 80, 90",
                "en-us | $12.50 + €30 = ¥4000 @ 5% & more, 7 × 8 ÷ 9 ≤ 10",
                "en-us | 😀 😃 😄 😁 😆 😅",
                "en-us | http://www.example.com/a/b?c=d&e=f_g#h",
                "en-us | Hm.",
                "en-us | A",
                "en-us | NASA, FBI, BBC, HTML, XML, JSON, REST, HTTP, TLS",
                "de    | Donaudampfschifffahrtsgesellschaftskapitän war er, und das Jahrhundert war alt.",
                "ru    | Это было лучшее из времён, это было худшее из времён, это был век мудрости.",
                "cmn   | 这是最好的时代,也是最坏的时代,这是智慧的年代,也是愚蠢的年代。",
                "yue   | 呢個係最好嘅時代,亦係最壞嘅時代。",
                "ja    | これはさいこうのじだいであり、さいあくのじだいでもあった。",
                "ja    | これは最高の時代であり、最悪の時代でもあった。",
                "ko    | 최고의 시대였고, 최악의 시대였다. 지혜의 시대였고, 어리석음의 시대였다.",
                "hi    | यह सबसे अच्छा समय था, यह सबसे बुरा समय था, यह ज्ञान का युग था।",
                "ar    | كان أحسن الأزمان، وكان أسوأ الأزمان. كان عصر الحكمة، وكان عصر الحماقة.",
                "he    | זה היה הטוב בזמנים, זה היה הרע בזמנים, זה היה עידן החוכמה.",
                "am    | ሰላም ለዓለም ይሁን ዛሬ ጥሩ ቀን ነው ነገም እንዲሁ ይሆናል",
                "th    | มันเป็นช่วงเวลาที่ดีที่สุด มันเป็นช่วงเวลาที่เลวร้ายที่สุด",
                "ta    | அது மிகச் சிறந்த காலம், அது மிக மோசமான காலம்.",
                "vi    | Đó là thời đại tốt đẹp nhất, đó là thời đại tồi tệ nhất.",
                "el    | Ήταν οι καλύτερες μέρες, ήταν οι χειρότερες μέρες.",
                "ka    | ეს იყო საუკეთესო დრო, ეს იყო ყველაზე ცუდი დრო."
            })
    void speechOfAnyTextIsPlausible(String voice, String text) throws InterruptedException {
        var request = new SpeechRequest(text, voice, null, voice, SpeechSettings.DEFAULT);

        assertThat(speaker.speak(request)).isInstanceOf(Utterance.Spoken.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 2, 4})
    void speechAtAnySpeedIsPlausible(double speed) throws InterruptedException {
        var settings = new SpeechSettings(speed, 0, 0.5, 0.75, 0, 1, "auto");
        var text = "It was the best of times, it was the worst of times, it was the age of wisdom. ".repeat(5);

        assertThat(speaker.speak(new SpeechRequest(text, "en-us", null, "en", settings)))
                .isInstanceOf(Utterance.Spoken.class);
    }

    @Test
    void aWholeBookIsPlausibleAfterItsVoiceWasLearned() throws InterruptedException {
        var text = "It was the best of times, it was the worst of times. ".repeat(4);
        for (int chunk = 0; chunk < 25; chunk++) {
            var settings = SpeechSettings.DEFAULT;
            assertThat(speaker.speak(new SpeechRequest(text, "en-us", null, "en", settings)))
                    .isInstanceOf(Utterance.Spoken.class);
        }
        var figures = new SpeechRequest("1999, 2000, 123456, 3,141,592", "en-us", null, "en", SpeechSettings.DEFAULT);

        assertThat(speaker.speak(figures)).isInstanceOf(Utterance.Spoken.class);
    }

    /** What espeak-ng writes needs no decoding: a header of 44 bytes, 22,050 samples a second. */
    private static CanonicalSpeech mono16(byte[] wav) {
        return new CanonicalSpeech(wav, 22_050, (wav.length - 44) / 2);
    }
}
