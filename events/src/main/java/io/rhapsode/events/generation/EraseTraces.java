package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Remove text, finished audio, what a person wrote, and spoken chunks that nobody else uses. */
public record EraseTraces(GenerationId generationId, TenantId tenantId) implements GenerationTask {

    @Override
    public String taskId() {
        return generationId.value();
    }
}
