package io.rhapsode.saga.generation;

import static io.rhapsode.saga.GenerationSamples.held;
import static io.rhapsode.saga.GenerationSamples.requested;
import static io.rhapsode.saga.GenerationSamples.routed;
import static io.rhapsode.saga.GenerationSamples.split;
import static io.rhapsode.saga.GenerationSamples.spoken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.rhapsode.saga.generation.domain.GenerationProcess;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A saga is stored as its fields, as JSON. */
class StoredSagaTest {

    private final ObjectMapper json = JsonMapper.builder()
            .changeDefaultVisibility(fields -> fields.withFieldVisibility(Visibility.ANY))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void aProcessComesBack() {
        GenerationProcess process = GenerationProcess.begin(requested())
                .process()
                .react(routed())
                .process()
                .react(split(3))
                .process()
                .react(held(60))
                .process()
                .react(spoken(0, 0))
                .process();
        assertThat(json.readValue(json.writeValueAsString(process), GenerationProcess.class))
                .isEqualTo(process);
    }

    @Test
    void aSagaIsItsProcessAndNothingElse() {
        String process =
                json.writeValueAsString(GenerationProcess.begin(requested()).process());
        String stored = "{\"process\":" + process + "}";
        assertThat(json.writeValueAsString(json.readValue(stored, GenerationSaga.class)))
                .isEqualTo(stored);
    }

    @Test
    void aProcessFromBeforeAnythingWasPaidByItsDownloadIsReadAsPaidWhenItIsCompleted() {
        GenerationProcess process = GenerationProcess.begin(requested()).process();
        String stored = json.writeValueAsString(process).replace(",\"atDownload\":null", "");

        assertThat(stored).doesNotContain("atDownload");
        assertThat(json.readValue(stored, GenerationProcess.class)).isEqualTo(process);
    }
}
