package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Analyse the text, route it, split it; then {@link RecordPlan}. */
public record PlanGeneration(GenerationId generationId, TenantId tenantId) implements GenerationTask {

    @Override
    public String taskId() {
        return generationId.value();
    }

    @Override
    public int priority() {
        return 2;
    }
}
