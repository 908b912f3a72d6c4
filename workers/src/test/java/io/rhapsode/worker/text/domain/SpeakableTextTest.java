package io.rhapsode.worker.text.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakableTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^  Hello, world.  ^ | ^Hello, world.^",
                "^* * *\n\n“Well,” he said.\n\n~~~~^ | ^“Well,” he said.^",
                "^« Quoi ? »^ | ^« Quoi ? »^",
                "^§ 5 costs $ 7, or 5 %.^ | ^§ 5 costs $ 7, or 5 %.^",
                "^- 5 of them —^ | ^5 of them^",
                "^-5 to ¿7?^ | ^-5 to ¿7?^",
                "^a\r\nb\rc\u2029d^ | ^a\nb\nc\nd^",
                "^a\u0007b\tc^ | ^a b c^",
                "^one\n\n\n* * * * *\n\n\n“two^ | ^one\n\n\n* *  two^",
                "^hush--------------------now^ | ^hush--------now^",
                "^hush!!!!!!!!!!!!^ | ^hush!!!!!!!!^",
                "^a- - - - b^ | ^a- - - - b^",
                "^a- - - - -b^ | ^a- - - - b^",
                "^a-------!?b^ | ^a-------!b^",
                "^... !^ | ^^",
            })
    void onlyWhatSaysSomethingIsSent(String text, String sent) {
        assertThat(SpeakableText.of(text)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^  Hi, 𝔘.  ^ | ^2,3,4,5,6,7,8^",
                "^a\r\nb\u0007c^ | ^0,2,3,4,5^",
                "^a----------b^ | ^0,1,2,3,4,5,6,7,8,11^",
                "^... !^ | ^^"
            })
    void ofEachUnitThatIsSentItIsKnownWhereItStands(String text, String places) {
        assertThat(Arrays.stream(SpeakableText.origins(text))
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",")))
                .isEqualTo(places);
        assertThat(SpeakableText.origins(text))
                .hasSameSizeAs(SpeakableText.of(text).toCharArray());
    }

    @Test
    void aPageOfDashesTakesNoRoom() {
        var text = "a" + "-".repeat(100_000) + " ".repeat(100_000) + "b";
        assertThat(SpeakableText.of(text)).hasSize(10);
        assertThat(SpeakableText.fits(text, 0, text.length(), List.of(new SizeLimit(10, Counting.CODE_POINTS))))
                .isTrue();
        assertThat(SpeakableText.fits(text, 0, text.length(), List.of(new SizeLimit(9, Counting.CODE_POINTS))))
                .isFalse();
    }

    @Test
    void everyProviderCountsInItsOwnWay() {
        var text = "né 𝔘";
        assertThat(Counting.CODE_POINTS.sizeOf(text)).isEqualTo(4);
        assertThat(Counting.UTF16_UNITS.sizeOf(text)).isEqualTo(5);
        assertThat(Counting.UTF8_BYTES.sizeOf(text)).isEqualTo(8);
        for (var counting : Counting.values()) {
            int size = counting.sizeOf(text);
            assertThat(SpeakableText.fits(text, 0, text.length(), List.of(new SizeLimit(size, counting))))
                    .isTrue();
            assertThat(SpeakableText.fits(text, 0, text.length(), List.of(new SizeLimit(size - 1, counting))))
                    .isFalse();
        }
    }

    @Test
    void theLongestThatFitsStopsBeforeTheFirstThatDoesNot() {
        var text = "one two three";
        assertThat(longest(text, 3)).isEqualTo(4);
        assertThat(longest(text, 6)).isEqualTo(6);
        assertThat(longest(text, 7)).isEqualTo(8);
        assertThat(longest(text, 13)).isEqualTo(13);
        assertThat(longest("𝔘𝔫", 1)).isEqualTo(2);
    }

    private static int longest(String text, int max) {
        return SpeakableText.longestThatFits(text, 0, text.length(), List.of(new SizeLimit(max, Counting.CODE_POINTS)));
    }
}
