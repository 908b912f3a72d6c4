package io.rhapsode.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A language tag goes into the log, and nothing else with it. */
class LanguageTagsTest {

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "EN, en",
        "pt-br, pt-BR",
        "zh-hant-tw, zh-Hant-TW",
        "sr-latn-rs, sr-Latn-RS",
        "ja-Jpan-JP, ja-Jpan-JP",
        "es-419, es-419",
        "en-029, en-029",
        "iw, he",
        "cmn-Hans-CN, cmn-Hans-CN",
        "zh-cmn-Hans-CN, cmn-Hans-CN",
        "haw, haw",
        "tlh, tlh",
        "i-klingon, tlh"
    })
    void aLanguageWithItsScriptAndRegionIsTakenAsEverybodyWritesIt(String tag, String canonical) {
        assertThat(LanguageTags.canonical(tag)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "en-x-johnsmit, en",
        "en-US-x-john-smith, en-US",
        "en-u-attr-johnsmit, en",
        "en-a-johnsmit-b-baker, en",
        "de-johnsmit, de",
        "sl-rozaj-biske, sl",
        "ca-valencia, ca",
        "en-GB-oed, en-GB",
        "en-Anna, en",
        "en-Zzzz, en",
        "en-ZZ, en",
        "en-UK, en"
    })
    void whatSaysMoreThanTheLanguageIsLeftOut(String tag, String rest) {
        assertThat(LanguageTags.canonical(tag)).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e",
                "x-john",
                "und",
                "johnny",
                "johnsmit",
                "zzz",
                "en_US",
                "en-",
                "en us",
                "en\u0000",
                "\ud800"
            })
    void whatNamesNoLanguageIsRefused(String tag) {
        assertThat(LanguageTags.canonical(tag)).isNull();
    }

    @Test
    void aTagIsNotLongerThanTagsAre() {
        assertThat(LanguageTags.canonical("en-x-" + "abcdefgh-".repeat(4) + "abcdefgh"))
                .isNull();
    }
}
