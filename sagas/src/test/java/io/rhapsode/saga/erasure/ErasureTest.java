package io.rhapsode.saga.erasure;

import static io.rhapsode.saga.GenerationSamples.ID;
import static io.rhapsode.saga.GenerationSamples.TENANT;
import static io.rhapsode.saga.GenerationSamples.erased;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.EraseTraces;
import io.rhapsode.saga.RecordingQueue;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private final RecordingQueue queue = new RecordingQueue();

    @Test
    void theTracesOfAnErasedGenerationAreRemovedByTheQueue() {
        new Erasure(queue).on(erased());
        assertThat(queue.tasks()).containsExactly(new EraseTraces(ID, TENANT));
    }
}
