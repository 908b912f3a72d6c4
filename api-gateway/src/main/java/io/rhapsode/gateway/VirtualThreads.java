package io.rhapsode.gateway;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Where everything that may block is done, so that no event loop ever waits: files, the database, and whatever a message bus does on the sender's thread. */
@Component
public class VirtualThreads implements AutoCloseable {

    /** Never interrupts: an interrupt, when a caller goes away, would close the database connection of a command that is under way. */
    private final Scheduler scheduler = Schedulers.fromExecutor(
            // as a plain executor: an executor service would be told to interrupt what is under way
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("gateway-", 0).factory())::execute);

    /** The result of work that may block. */
    public <T> Mono<T> call(Callable<? extends T> work) {
        return Mono.<T>fromCallable(work).subscribeOn(scheduler);
    }

    /** Work that may block and has no result. */
    public Mono<Void> run(Work work) {
        return Mono.<Void>fromCallable(() -> {
                    work.run();
                    return null;
                })
                .subscribeOn(scheduler);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void close() {
        scheduler.dispose();
    }

    /** Something that is done, or fails. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
