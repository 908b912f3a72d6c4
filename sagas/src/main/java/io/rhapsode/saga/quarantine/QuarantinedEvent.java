package io.rhapsode.saga.quarantine;

import org.jspecify.annotations.Nullable;

/**
 * An event that was passed over, and why. Ids and class names only: a message of an exception may quote what a person typed.
 *
 * @param processor who could not handle it
 * @param eventType class of its payload
 * @param aggregateId the stream it stands in, with its number there
 * @param cause the exceptions, outermost first, with the place in our code they came from
 */
public record QuarantinedEvent(
        String processor,
        String eventId,
        String eventType,
        @Nullable String aggregateId,
        @Nullable Long sequence,
        @Nullable String generationId,
        @Nullable String tenantId,
        int attempts,
        String cause) {}
