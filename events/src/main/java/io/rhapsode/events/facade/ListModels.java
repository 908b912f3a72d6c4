package io.rhapsode.events.facade;

/** Query for the {@link ModelsView}: every name of a model that means something here. */
public record ListModels() {}
