package io.rhapsode.worker.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;

/** Brings bytes from one thread to another, as the pipe of a process does: whoever writes waits while it is full. The JDK's own wants to know which threads they are. */
final class Pipe implements AutoCloseable {

    /** As much as a pipe of the system holds. */
    private static final int BYTES = 64 << 10;

    private final byte[] ring = new byte[BYTES];
    private long written;
    private long read;
    private boolean finished;
    private boolean closed;

    private synchronized void put(byte[] bytes, int offset, int length) throws IOException {
        for (int left = length; left > 0; ) {
            while (!closed && written - read == BYTES) {
                await();
            }
            if (closed) {
                throw new IOException("nobody reads any more");
            }
            int place = (int) (written % BYTES);
            int some = (int) Math.min(Math.min(left, BYTES - (written - read)), BYTES - place);
            System.arraycopy(bytes, offset + length - left, ring, place, some);
            written += some;
            left -= some;
            notifyAll();
        }
    }

    private synchronized int take(byte[] target, int offset, int length) throws IOException {
        while (!closed && !finished && written == read) {
            await();
        }
        if (closed) {
            throw new IOException("it is closed");
        }
        if (written == read) {
            return -1;
        }
        int place = (int) (read % BYTES);
        int some = (int) Math.min(Math.min(length, written - read), BYTES - place);
        System.arraycopy(ring, place, target, offset, some);
        read += some;
        notifyAll();
        return some;
    }

    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private synchronized int ready() {
        return (int) (written - read);
    }

    /** Nothing more is written. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Frees whoever waits at either end. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    OutputStream input() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                put(bytes, offset, length);
            }
        };
    }

    InputStream output() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return take(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, target.length);
                return length == 0 ? 0 : take(target, offset, length);
            }

            @Override
            public int available() {
                return ready();
            }
        };
    }
}
