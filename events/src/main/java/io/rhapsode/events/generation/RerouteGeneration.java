package io.rhapsode.events.generation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Asks for the next candidate after a chunk of a route failed: the generation is rerouted, or fails with every candidate's reason.
 *
 * @param route the route that failed
 * @param creditsHeld dearer candidates are passed over
 */
public record RerouteGeneration(@TargetAggregateIdentifier GenerationId generationId, int route, long creditsHeld)
        implements GenerationCommand {}
