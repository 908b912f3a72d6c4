package io.rhapsode.application.reading;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;

/** Keeps every event that fails, with how often it did; of what was thrown the class only, for its message may quote anything. */
public final class AttemptPolicy implements EnqueuePolicy<EventMessage<?>> {

    private static final String ATTEMPTS = "attempts";

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable thrown) {
        return Decisions.requeue(
                new ThrowableCause(thrown.getClass().getName(), ""),
                failed -> MetaData.with(ATTEMPTS, attempts(failed) + 1));
    }

    /** How often a letter has failed; zero for one that only waits behind another. */
    public static int attempts(DeadLetter<?> letter) {
        return letter.diagnostics().get(ATTEMPTS) instanceof Number count ? count.intValue() : 0;
    }
}
