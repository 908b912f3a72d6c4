package io.rhapsode.worker.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a file from where the channel stands, up to a length. */
final class Range extends InputStream {

    private final InputStream file;
    private long left;

    Range(SeekableByteChannel channel, long length) {
        this.file = Channels.newInputStream(channel);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int read = file.read(target, offset, (int) Math.min(left, length));
        left -= Math.max(read, 0);
        return read;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, file.available());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
