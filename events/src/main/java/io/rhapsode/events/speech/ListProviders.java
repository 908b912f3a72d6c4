package io.rhapsode.events.speech;

/** Asks how the speech providers are. Answered with {@link ProvidersView}. */
public record ListProviders() {}
