package io.rhapsode.application.operator;

import io.rhapsode.application.reading.AttemptPolicy;
import io.rhapsode.events.credit.AboutGeneration;
import io.rhapsode.events.generation.GenerationEvent;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters that wait behind each other. Ids and class names only: a message of an exception may quote anything.
 *
 * @param sequence what must stay in order: a generation, or an account
 * @param eventId of the first one, which failed
 * @param cause class of what the handler threw
 * @param attempts how often it failed
 * @param events how many wait, the first one too
 */
record WaitingSequence(
        String processor,
        String sequence,
        String eventId,
        String eventType,
        @Nullable String generationId,
        @Nullable String cause,
        Instant enqueuedAt,
        Instant lastTriedAt,
        int attempts,
        long events) {

    static WaitingSequence of(String processor, DeadLetter<? extends EventMessage<?>> first, long events) {
        EventMessage<?> event = first.message();
        return new WaitingSequence(
                processor,
                ((JdbcDeadLetter<?>) first).getSequenceIdentifier(),
                event.getIdentifier(),
                event.getPayloadType().getName(),
                generation(event.getPayload()),
                first.cause().map(Cause::type).orElse(null),
                first.enqueuedAt(),
                first.lastTouched(),
                AttemptPolicy.attempts(first),
                events);
    }

    private static @Nullable String generation(Object payload) {
        return switch (payload) {
            case GenerationEvent event -> event.generationId().value();
            case AboutGeneration event -> event.generationId().value();
            default -> null;
        };
    }
}
