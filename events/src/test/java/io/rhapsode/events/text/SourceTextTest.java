package io.rhapsode.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"a", "Hello.", "7", "Ⅷ", "½", "你", "ก", "ﬁ", "😀", "…x", "\t\u0001 a \u0007"})
    void oneSpeakableCharacterIsEnough(String text) {
        assertThat(SourceText.refusal(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t\r\n",
                "...!?…",
                "\u00A0\u3000\uFEFF\u200B",
                "* * *",
                "─────",
                "\u0301",
                "\u3164",
                "\u0001\u0002",
                "、。「」"
            })
    void nothingToSpeakIsEmpty(String text) {
        assertThat(SourceText.refusal(text)).contains(Rejection.TEXT_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void halfOfASurrogatePairIsInvalidWhereverItStands(int at) {
        var text = new StringBuilder("abcd");
        assertThat(SourceText.refusal(text.insert(at, EMOJI.charAt(0)))).contains(Rejection.TEXT_INVALID);
        text.setCharAt(at, EMOJI.charAt(1));
        assertThat(SourceText.refusal(text)).contains(Rejection.TEXT_INVALID);
        text.setCharAt(at, '\0');
        assertThat(SourceText.refusal(text)).contains(Rejection.TEXT_INVALID);
    }

    @Test
    void theLimitCountsCodePoints() {
        var longest = EMOJI.repeat(SourceText.MAX_CHARACTERS);
        assertThat(SourceText.refusal(longest)).isEmpty();
        assertThat(SourceText.refusal(longest + " ")).contains(Rejection.TEXT_TOO_LONG);
        assertThat(SourceText.refusal("x".repeat(SourceText.MAX_CHARACTERS + 1)))
                .contains(Rejection.TEXT_TOO_LONG);
        assertThat(SourceText.characters("a" + EMOJI + "\u0301")).isEqualTo(3);
    }

    @Test
    void tooLongGoesBeforeInvalid() {
        assertThat(SourceText.refusal("\0" + "x".repeat(SourceText.MAX_CHARACTERS)))
                .contains(Rejection.TEXT_TOO_LONG);
    }
}
