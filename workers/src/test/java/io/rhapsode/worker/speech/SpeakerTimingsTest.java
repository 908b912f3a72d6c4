package io.rhapsode.worker.speech;

import static io.rhapsode.worker.speech.SpeakerRig.around;
import static io.rhapsode.worker.speech.SpeakerRig.outcomes;
import static io.rhapsode.worker.speech.SpeakerRig.request;
import static io.rhapsode.worker.speech.SpeakerRig.speaks;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.domain.Mark;
import io.rhapsode.worker.speech.domain.Timings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the times of characters that a provider tells. */
@Timeout(30)
class SpeakerTimingsTest {

    @Test
    void timingsAreKeptWithTheAudio() throws InterruptedException {
        var provider = ScriptedProvider.answering(speaks(20, new Mark(0, 4, 100, 19_000)));

        var spoken = (Utterance.Spoken) around(provider).speak(request().withTimings());

        byte[] wav = spoken.speech().wav();
        assertThat(TimedSpeech.timings(Arrays.copyOfRange(wav, 20 * SpeakerRig.SAMPLE_RATE, wav.length)))
                .contains(new Timings(List.of(new Mark(0, 4, 100, 19_000))));
    }

    @Test
    void goodAudioWithTimingsThatCannotBeTrueIsPaidForAndNotAskedForAgain() throws InterruptedException {
        var provider = ScriptedProvider.answering(speaks(20, new Mark(0, 4, 100, 30_000)));
        var speaker = around(provider);

        var failed = (Utterance.Failed) speaker.speak(request().withTimings());

        assertThat(failed.outcome()).isEqualTo(AttemptOutcome.TIMINGS_UNUSABLE);
        assertThat(provider.asked()).isEqualTo(1);
        assertThat(outcomes(speaker.speak(request().withTimings()))).containsExactly(AttemptOutcome.TIMINGS_UNUSABLE);
        assertThat(speaker.speak(request())).as("its audio is good").isInstanceOf(Utterance.Spoken.class);
    }

    @Test
    void noTimingsAtAllAreNoneThatCanBeUsed() throws InterruptedException {
        assertThat(outcomes(around(ScriptedProvider.answering(speaks(20)))
                        .speak(request().withTimings())))
                .containsExactly(AttemptOutcome.TIMINGS_UNUSABLE);
    }
}
