package io.rhapsode.saga.erasure;

import io.rhapsode.events.generation.EraseTraces;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.work.WorkQueue;
import io.rhapsode.saga.Processors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Has the traces of an erased generation removed, where and when a worker is free. */
@Component
@DisallowReplay
@ProcessingGroup(Processors.ERASURE)
class Erasure {

    private final WorkQueue queue;

    Erasure(WorkQueue queue) {
        this.queue = queue;
    }

    @EventHandler
    void on(GenerationErased event) {
        queue.enqueue(new EraseTraces(event.generationId(), event.tenantId()));
    }
}
