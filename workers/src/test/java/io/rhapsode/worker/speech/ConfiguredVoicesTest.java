package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.Gender;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfiguredVoicesTest {

    @Test
    void configuredVoicesSayWhatTheyAre() {
        var voices = ConfiguredVoices.of(List.of("af_heart female en-US", "am_adam  EN-gb fr Male", "plain"));

        assertThat(voices)
                .containsExactly(
                        new Voice("af_heart", List.of("en-US"), Gender.FEMALE, "af_heart"),
                        new Voice("am_adam", List.of("en-GB", "fr"), Gender.MALE, "am_adam"),
                        new Voice("plain", List.of(), null, "plain"));
    }
}
