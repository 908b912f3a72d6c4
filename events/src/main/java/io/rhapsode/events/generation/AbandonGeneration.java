package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Fail a generation ({@code internal}) one of whose events cannot be handled, and give its hold back, for its process may be broken. */
public record AbandonGeneration(GenerationId generationId, TenantId tenantId) implements GenerationTask {

    @Override
    public String taskId() {
        return generationId.value();
    }
}
