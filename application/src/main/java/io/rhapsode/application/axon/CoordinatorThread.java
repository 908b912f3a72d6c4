package io.rhapsode.application.axon;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/**
 * The thread that hands events to an event processor. Where the processor has enough of them waiting, Axon 4.13 looks again after 100 ms, whatever happens meanwhile,
 * and in that time the processor has long done them and stands still: a replay would take 12,000 events a second, however quick its handlers are.
 */
final class CoordinatorThread extends ScheduledThreadPoolExecutor {

    private static final long AXONS_PAUSE_MILLIS = 100;

    /** In which a processor does a few dozen events of the thousand that may wait. */
    private static final long PAUSE_MILLIS = 2;

    CoordinatorThread(String processor) {
        super(1, new AxonThreadFactory("Coordinator[" + processor + "]"));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        boolean pause = delay == AXONS_PAUSE_MILLIS && unit == TimeUnit.MILLISECONDS;
        return super.schedule(task, pause ? PAUSE_MILLIS : delay, unit);
    }
}
