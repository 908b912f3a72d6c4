package io.rhapsode.worker.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void theLanguageInGeneralIsNearerThanTheLanguageOfElsewhere() {
        int general = Languages.distance("en-AU", "en").orElseThrow();
        int elsewhere = Languages.distance("en-AU", "en-GB").orElseThrow();

        assertThat(general).isBetween(Languages.EXACT + 1, elsewhere - 1);
        assertThat(Languages.distance("en-AU", List.of("fr", "en-GB", "en"))).hasValue(general);
    }

    @Test
    void anotherLanguageIsNotFarButOut() {
        assertThat(Languages.distance("en", "fr")).isEmpty();
        assertThat(Languages.distance("en", List.of("fr", "de"))).isEmpty();
    }

    @Test
    void anotherScriptIsNotTheSame() {
        assertThat(Languages.distance("sr-Latn", "sr-Latn")).hasValue(Languages.EXACT);
        assertThat(Languages.distance("sr-Latn", "sr-Cyrl").orElseThrow()).isPositive();
    }
}
