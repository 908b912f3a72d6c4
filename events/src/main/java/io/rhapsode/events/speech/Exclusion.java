package io.rhapsode.events.speech;

/** A provider that was left out, and why. */
public record Exclusion(ProviderId provider, ExclusionReason reason) {}
