package io.rhapsode.worker.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class ModelConfigurationTest {

    private static TextAnalyses with(@Nullable String key) {
        var settings = new ModelSettings(URI.create("http://127.0.0.1:9/v1"), key, "judge-1", Duration.ofSeconds(1), 1);
        return new ModelConfiguration()
                .textAnalyses(
                        text -> {
                            throw new AssertionError("no text is analysed");
                        },
                        settings,
                        tenant -> true,
                        tenant -> new byte[32],
                        new SimpleMeterRegistry());
    }

    @Test
    void aKeyThatFitsIntoNoHeaderEndsTheStartAndIsNotShown() {
        assertThatThrownBy(() -> with("sk-not-to-be-seen\n# of the old account"))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("rhapsode.analysis.api-key")
                .hasMessageContaining("has to be one word")
                .hasMessageNotContaining("sk-not-to-be-seen");
    }

    @Test
    void whatStandsAroundAKeyIsNoPartOfIt() {
        assertThat(with("sk-not-to-be-seen\n")).isNotNull();
        assertThat(with(" ")).isNotNull();
        assertThat(with(null)).isNotNull();
    }
}
