package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.audio.CheckedAudio;
import io.rhapsode.worker.audio.CheckedAudio.Flaw;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToolsAudioCheckTest {

    private static final byte[] AUDIO = {1, 2, 3, 4};

    @Test
    void usableSpeechIsTakenAsTheToolsGiveIt() throws Exception {
        var check = new ToolsAudioCheck(finding(new CheckedAudio.Usable(AUDIO, 24_000, 36_000, 1500, -20, -3)));

        var speech = check.check(new byte[0]);

        assertThat(speech.wav()).isSameAs(AUDIO);
        assertThat(speech.sampleRateHz()).isEqualTo(24_000);
        assertThat(speech.samples()).isEqualTo(36_000);
        assertThat(speech.durationMillis()).isEqualTo(1500);
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void everyFlawIsItsOutcome(Flaw flaw) {
        var check = new ToolsAudioCheck(finding(new CheckedAudio.Unusable(flaw)));

        assertThatThrownBy(() -> check.check(AUDIO))
                .isInstanceOfSatisfying(
                        SpeechFailure.class,
                        failure -> assertThat(failure.outcome()).isEqualTo(flaw.outcome()));
        assertThat(flaw.outcome()).isNotEqualTo(AttemptOutcome.SPOKEN);
    }

    /** Tools that only ever check, and find this. */
    private static AudioTools finding(CheckedAudio found) {
        return (AudioTools) Proxy.newProxyInstance(
                AudioTools.class.getClassLoader(),
                new Class<?>[] {AudioTools.class},
                (proxy, method, arguments) -> found);
    }
}
