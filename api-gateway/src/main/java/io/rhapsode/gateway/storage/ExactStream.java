package io.rhapsode.gateway.storage;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails where it ends too early. The length has been promised to the caller by then. */
final class ExactStream extends FilterInputStream {

    private long missing;

    ExactStream(InputStream content, long length) {
        super(content);
        this.missing = length;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return count(super.read(target, offset, length));
    }

    private int count(int read) throws EOFException {
        if (read < 0 && missing > 0) {
            throw new EOFException("The object ended " + missing + " bytes early");
        }
        missing -= Math.max(0, read);
        return read;
    }
}
