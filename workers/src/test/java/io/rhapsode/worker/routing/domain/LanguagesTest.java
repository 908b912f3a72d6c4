package io.rhapsode.worker.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void theLanguageInGeneralIsNearerThanTheLanguageOfElsewhere() {
        int general = distance("en-AU", "en").orElseThrow();
        int elsewhere = distance("en-AU", "en-GB").orElseThrow();

        assertThat(general).isBetween(Languages.EXACT + 1, elsewhere - 1);
        assertThat(distance("en-AU", "fr", "en-GB", "en")).hasValue(general);
    }

    @Test
    void anotherLanguageIsNotFarButOut() {
        assertThat(distance("en", "fr")).isEmpty();
        assertThat(distance("en", "fr", "de")).isEmpty();
    }

    @Test
    void anotherScriptIsNotTheSame() {
        assertThat(distance("sr-Latn", "sr-Latn")).hasValue(Languages.EXACT);
        assertThat(distance("sr-Latn", "sr-Cyrl").orElseThrow()).isPositive();
    }

    private static OptionalInt distance(String wanted, String... offered) {
        return Languages.tag(wanted)
                .distanceTo(Stream.of(offered).map(Languages::tag).toList());
    }
}
