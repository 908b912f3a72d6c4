package io.rhapsode.worker.text.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF})
    void everyCodePointHasTheLengthThatItHasWhenItIsSent(int codePoint) {
        var text = Character.toString(codePoint);
        assertThat(Counting.CODE_POINTS.sizeOf(text)).isEqualTo(1);
        assertThat(Counting.UTF8_BYTES.sizeOf(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(Counting.UTF16_UNITS.sizeOf(text)).isEqualTo(text.length());
    }
}
