package io.rhapsode.application.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command writes, readable while it writes. */
final class Paper extends ByteArrayOutputStream {

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        super.write(bytes, offset, length);
        notifyAll();
    }

    /** Returns when the words are written. */
    synchronized void awaitText(String words) {
        try {
            while (!toString(StandardCharsets.UTF_8).contains(words)) {
                wait();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
