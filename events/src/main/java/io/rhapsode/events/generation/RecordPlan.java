package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Reports the plan: three facts in one transaction. Without a candidate there are no chunks, and the generation fails ({@code no_provider}). */
public record RecordPlan(@TargetAggregateIdentifier GenerationId generationId, Plan plan)
        implements GenerationCommand {}
