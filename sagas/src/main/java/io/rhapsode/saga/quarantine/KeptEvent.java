package io.rhapsode.saga.quarantine;

import java.time.Instant;

/** An event in quarantine, as the operator sees it. */
public record KeptEvent(QuarantinedEvent event, Instant quarantinedAt) {}
