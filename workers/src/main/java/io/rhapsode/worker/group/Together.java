package io.rhapsode.worker.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does in one go what several threads want done: whatever has come while the last go was under way goes into the next. Nobody waits for more to come, so one caller
 * alone is as quick as without. A virtual thread of its own does it, as long as there is something to do, so a caller that is interrupted breaks off nothing.
 *
 * @param <T> what each wants done
 * @param <R> what each gets
 */
public final class Together<T, R> {

    /** What waits at most; whoever comes then waits as well. */
    private static final int WAITING = 2_000;

    /** How often something is tried by itself when doing it with others has failed. */
    private static final int ATTEMPTS_ALONE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

    private final String name;
    private final int most;
    private final Work<T, R> work;
    private final Semaphore places = new Semaphore(WAITING);
    private final Queue<Wish<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /**
     * @param name of the thread
     * @param most what is done in one go at most
     */
    public Together(String name, int most, Work<T, R> work) {
        this.name = name;
        this.most = most;
        this.work = work;
    }

    /** Does it for some, wholly or not at all. */
    @FunctionalInterface
    public interface Work<T, R> {

        /** @return for each what it gets, in their order */
        List<R> perform(List<T> wishes) throws Exception;
    }

    private record Wish<T, R>(T what, CompletableFuture<R> result) {}

    /** Asks for something. The future completes when it is done, and fails where it could not be done alone either: the fault of one hits no other. */
    public CompletableFuture<R> ask(T what) throws InterruptedException {
        places.acquire();
        Wish<T, R> wish = new Wish<>(what, new CompletableFuture<>());
        waiting.add(wish);
        if (working.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(this::performAll);
        }
        return wish.result;
    }

    /**
     * Asks for something and waits for it.
     *
     * @throws RuntimeException what went wrong, or {@link CompletionException} around a checked exception
     */
    public R get(T what) throws InterruptedException {
        try {
            return ask(what).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new CompletionException(failed.getCause());
        }
    }

    private void performAll() {
        do {
            for (List<Wish<T, R>> some = some(); !some.isEmpty(); some = some()) {
                perform(some);
                places.release(some.size());
            }
            working.set(false);
        } while (!waiting.isEmpty() && working.compareAndSet(false, true));
    }

    private List<Wish<T, R>> some() {
        List<Wish<T, R>> some = new ArrayList<>();
        while (some.size() < most) {
            Wish<T, R> next = waiting.poll();
            if (next == null) {
                break;
            }
            some.add(next);
        }
        return some;
    }

    private void perform(List<Wish<T, R>> some) {
        Throwable failure = attempt(some);
        if (failure == null) {
            return;
        }
        if (some.size() > 1) {
            LOG.atInfo().setCause(failure).log("doing this for several together failed; trying each alone");
        }
        some.forEach(wish -> alone(wish, some.size() == 1 ? failure : null));
    }

    private void alone(Wish<T, R> wish, @Nullable Throwable first) {
        Throwable failure = first;
        for (int attempt = first == null ? 0 : 1; attempt < ATTEMPTS_ALONE; attempt++) {
            failure = attempt(List.of(wish));
            if (failure == null) {
                return;
            }
        }
        wish.result.completeExceptionally(failure == null ? new IllegalStateException() : failure);
    }

    /** @return what went wrong, null if nothing did */
    private @Nullable Throwable attempt(List<Wish<T, R>> some) {
        List<R> results;
        try {
            results = work.perform(some.stream().map(Wish::what).toList());
            if (results.size() != some.size()) {
                throw new IllegalStateException(results.size() + " results of " + some.size());
            }
        } catch (Exception | Error failure) {
            return failure;
        }
        for (int i = 0; i < some.size(); i++) {
            some.get(i).result.complete(results.get(i));
        }
        return null;
    }
}
