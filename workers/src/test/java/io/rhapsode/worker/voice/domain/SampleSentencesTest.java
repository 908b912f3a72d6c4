package io.rhapsode.worker.voice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a sample says. */
class SampleSentencesTest {

    @Test
    void aVoiceSpeaksItsOwnLanguage() {
        assertThat(SampleSentences.in("de-AT")).startsWith("Guten Tag");
        assertThat(SampleSentences.in("en-GB")).isEqualTo(SampleSentences.in("en"));
        assertThat(SampleSentences.in("cmn-Hans-CN")).isEqualTo(SampleSentences.in("zh"));
    }

    @Test
    void aVoiceThatSpeaksAnythingSpeaksEnglish() {
        assertThat(SampleSentences.in("und")).isEqualTo(SampleSentences.in("en"));
    }

    @Test
    void aLanguageWithoutASentenceIsHeardByNumbers() {
        assertThat(SampleSentences.in("xh")).startsWith("1, 2, 3");
    }
}
