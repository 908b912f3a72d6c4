package io.rhapsode.application.axon;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.IntervalRetryScheduler;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tries a command again when another node was faster at its aggregate, with what that one has added. A command inside a unit of work is not tried again by
 * itself: its transaction is lost already, and the whole unit (a saga's batch, a collector's results) is repeated. Nor is one that found no connection to the database:
 * it has waited for one already.
 */
final class RetryUnlessNested implements RetryScheduler {

    /** More than a few in a row means that something else is wrong. */
    private static final int ATTEMPTS = 5;

    private static final int PAUSE_MILLIS = 20;

    private final RetryScheduler retries;

    RetryUnlessNested(ScheduledExecutorService executor) {
        this.retries = IntervalRetryScheduler.builder()
                .retryExecutor(executor)
                .retryInterval(PAUSE_MILLIS)
                .maxRetryCount(ATTEMPTS)
                .build();
    }

    @Override
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        return !CurrentUnitOfWork.isStarted()
                && !(lastFailure instanceof CannotCreateTransactionException)
                && retries.scheduleRetry(command, lastFailure, failures, dispatch);
    }
}
