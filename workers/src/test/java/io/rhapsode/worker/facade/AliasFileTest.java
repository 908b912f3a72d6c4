package io.rhapsode.worker.facade;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.worker.facade.domain.Names;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The aliases that we ship. */
class AliasFileTest {

    private final Names names = new Names(List.of(), AliasFile.shipped());

    @ParameterizedTest
    @CsvSource({
        "alloy, NEUTRAL",
        "nova, FEMALE",
        "onyx, MALE",
        "21m00Tcm4TlvDq8ikWAM, FEMALE",
        "pNInz6obpgDQGcFmaJgB, MALE"
    })
    void publishedVoicesSoundAsTheyDoAtTheirService(String voice, Gender gender) {
        assertThat(names.resolve(new ResolveNames(voice, null)).gender()).isEqualTo(gender);
    }

    @ParameterizedTest
    @CsvSource({"tts-1, SPEED", "tts-1-hd, QUALITY", "eleven_flash_v2_5, SPEED", "eleven_multilingual_v2, QUALITY"})
    void publishedModelsAreWhatTheyAreChosenFor(String model, Strategy strategy) {
        assertThat(names.resolve(new ResolveNames(null, model)).strategy()).isEqualTo(strategy);
    }

    @Test
    void theyAreListed() {
        assertThat(names.alsoKnown()).contains("gpt-4o-mini-tts", "eleven_v3");
    }
}
