package io.rhapsode.benchmark.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks, for as long as there are any. */
final class ChunkedBody extends InputStream {

    private static final int HEXADECIMAL = 16;

    private final InputStream connection;
    private int left;
    private boolean begun;
    private boolean over;

    ChunkedBody(InputStream connection) {
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        if (!more()) {
            return -1;
        }
        int next = connection.read();
        if (next < 0) {
            throw broken();
        }
        left--;
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!more()) {
            return -1;
        }
        int read = connection.read(target, offset, Math.min(length, left));
        if (read < 0) {
            throw broken();
        }
        left -= read;
        return read;
    }

    private static EOFException broken() {
        return new EOFException("the server closed the connection within a chunk");
    }

    private boolean more() throws IOException {
        if (left == 0 && !over) {
            nextChunk();
        }
        return !over;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            KeptAlive.line(connection); // the end of the chunk before
        }
        begun = true;
        left = Integer.parseInt(KeptAlive.line(connection).strip(), HEXADECIMAL);
        if (left == 0) {
            KeptAlive.line(connection);
            over = true;
        }
    }
}
