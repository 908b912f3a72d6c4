package io.rhapsode.benchmark.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body whose length was said. */
final class SizedBody extends InputStream {

    private final InputStream connection;
    private long left;

    SizedBody(InputStream connection, long length) {
        this.connection = connection;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int next = connection.read();
        if (next < 0) {
            throw new EOFException(left + " bytes are missing");
        }
        left--;
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = connection.read(target, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException(left + " bytes are missing");
        }
        left -= read;
        return read;
    }
}
