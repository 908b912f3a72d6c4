package io.rhapsode.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExactStreamTest {

    @Test
    void whatIsAsLongAsPromisedIsReadToItsEnd() throws IOException {
        try (var stream = new ExactStream(new ByteArrayInputStream(new byte[10]), 10)) {
            assertThat(stream.readAllBytes()).hasSize(10);
        }
    }

    @Test
    void whatEndsTooEarlyIsNotPassedOffAsWhole() {
        var stream = new ExactStream(new ByteArrayInputStream(new byte[10]), 11);

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("1 bytes early");
    }
}
