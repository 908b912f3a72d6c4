package io.rhapsode.application.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** A store of events whose server dies when an event of a kind is appended but not committed, or right after the commit. */
record MortalEngine(Object engine, SuddenDeath death) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean due = method.getName().equals("appendEvents") && arguments != null && isDue(arguments[0]);
        if (due && death.after()) {
            CurrentUnitOfWork.get().root().afterCommit(unit -> death.come());
        }
        Object result;
        try {
            result = method.invoke(engine, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
        if (due && !death.after()) {
            death.come();
        }
        return result;
    }

    private boolean isDue(Object events) {
        Stream<?> all = events instanceof List<?> list ? list.stream() : Arrays.stream((Object[]) events);
        return all.filter(event -> death.isDueAt(
                                Moment.LOG,
                                ((EventMessage<?>) event).getPayloadType().getSimpleName()))
                        .count()
                > 0;
    }
}
