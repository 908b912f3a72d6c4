package io.rhapsode.application.faults;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** An event processor whose server dies when an event is handled but neither the work nor the token is committed, or right after the commit. */
record MortalProcessing(String processor, SuddenDeath death) implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        boolean due =
                death.isDueAt(processor, unit.getMessage().getPayloadType().getSimpleName());
        if (due && death.after()) {
            unit.afterCommit(done -> death.come());
        } else if (due) {
            unit.onPrepareCommit(ready -> death.come());
        }
        return chain.proceed();
    }
}
