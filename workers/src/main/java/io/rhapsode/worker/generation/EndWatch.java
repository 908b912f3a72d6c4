package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.ProgressView;
import java.time.Duration;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** Notices that a generation is over, on whatever node that was decided: a run that does not hear of it goes on, and is paid for, to the last chunk. */
final class EndWatch {

    /** The pause before a progress that broke off, as when the database was away, is followed anew. */
    static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(EndWatch.class);

    private EndWatch() {}

    /**
     * Watches until it is disposed of.
     *
     * @param run its name, for the log
     * @param progress what is still to come, asked for anew whenever it broke off
     * @param over called when the generation is over, on any thread
     */
    static Disposable begin(String run, Supplier<Publisher<ProgressView>> progress, Runnable over) {
        return Flux.defer(progress)
                .doOnError(failure -> LOG.atWarn()
                        .addKeyValue("run", run)
                        .setCause(failure)
                        .log("this run will not notice a cancellation at once"))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN_AFTER))
                .filter(ProgressView::last)
                .subscribe(end -> over.run());
    }
}
