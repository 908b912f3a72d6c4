package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.work.Task;

/** The durable work of a generation. */
public sealed interface GenerationTask extends Task
        permits PlanGeneration, SynthesizeRun, MergeAudio, EraseTraces, AbandonGeneration {

    GenerationId generationId();

    TenantId tenantId();
}
