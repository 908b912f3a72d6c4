package io.rhapsode.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rows stay as they were written, whatever has become of the record since. */
class JsonColumnTest {

    record Order(String voice, boolean timings) {}

    @Test
    void whatWasWrittenBeforeThereWasAFieldSaysNo() {
        assertThat(JsonColumn.read("{\"voice\": \"local:en\"}", Order.class)).isEqualTo(new Order("local:en", false));
    }

    @Test
    void aFieldThatIsNotKnownIsPassedOver() {
        assertThat(JsonColumn.read("{\"voice\": \"local:en\", \"timings\": true, \"later\": 1}", Order.class))
                .isEqualTo(new Order("local:en", true));
    }
}
