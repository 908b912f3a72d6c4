package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;

/** Join, master and store what was spoken; then {@link RecordMerge}. */
public record MergeAudio(GenerationId generationId, TenantId tenantId) implements GenerationTask {

    @Override
    public String taskId() {
        return generationId.value();
    }

    @Override
    public int priority() {
        return 1;
    }
}
