package io.rhapsode.worker;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Answers to questions that may have to wait for the outside world. */
public final class OwnThread {

    private OwnThread() {}

    /** Runs on a virtual thread that carries the fields of the caller's log. */
    public static <T> CompletableFuture<T> answer(Callable<T> answer) {
        var future = new CompletableFuture<T>();
        Thread.startVirtualThread(LogFields.carriedBy(() -> {
            try {
                future.complete(answer.call());
            } catch (Exception | Error failure) {
                future.completeExceptionally(failure);
            }
        }));
        return future;
    }
}
