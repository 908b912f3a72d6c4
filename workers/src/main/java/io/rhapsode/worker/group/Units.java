package io.rhapsode.worker.group;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Units of work that no message begins. */
public final class Units {

    private Units() {}

    /**
     * Runs something in one unit of work and one transaction, in which the commands that it sends take part.
     *
     * @throws RuntimeException whatever it throws, and then nothing of it has happened
     */
    public static void inOne(TransactionManager transactions, String name, Runnable work) {
        UnitOfWork<Message<?>> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>(name));
        unit.attachTransaction(transactions);
        var outcome = unit.executeWithResult(
                () -> {
                    work.run();
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        if (outcome.isExceptional()) {
            throw outcome.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(outcome.exceptionResult());
        }
    }
}
