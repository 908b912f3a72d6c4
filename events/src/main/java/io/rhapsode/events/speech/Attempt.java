package io.rhapsode.events.speech;

/** One request to a provider. */
public record Attempt(ProviderId provider, AttemptOutcome outcome, long latencyMillis) {}
