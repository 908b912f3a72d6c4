package io.rhapsode.worker.speech.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes an answer that drips when its time is over. The client itself waits for the beginning of an answer only so long, and for its end for ever. */
final class Hourglass implements AutoCloseable {

    private final Thread watch;
    private volatile boolean ranOut;

    Hourglass(InputStream answer, Duration left) {
        watch = Thread.startVirtualThread(() -> watch(answer, left));
    }

    private void watch(InputStream answer, Duration left) {
        try {
            Thread.sleep(left.isNegative() ? Duration.ZERO : left);
            ranOut = true;
            answer.close();
        } catch (InterruptedException inTime) {
            // it has been read
        } catch (IOException broken) {
            // whoever reads it sees that too
        }
    }

    boolean ranOut() {
        return ranOut;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
