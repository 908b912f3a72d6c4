package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Speak what is missing of one route, in order; results go out by {@link RecordChunks}. */
public record SynthesizeRun(GenerationId generationId, TenantId tenantId, int route) implements GenerationTask {

    @Override
    public String taskId() {
        return generationId + "/" + route;
    }
}
