package io.rhapsode.worker.storage;

import io.rhapsode.events.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads an object block by block, each a request of its own. So a listener who pauses holds no connection, which the store or Netty would cut, and a block that fails is asked for again. All blocks are of
 * one object: if it is replaced or removed meanwhile, reading fails.
 */
final class S3Reading extends InputStream {

    /** Some seconds of speech, and little enough for each of many listeners. */
    static final int BLOCK_BYTES = 1 << 20;

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes \\d+-\\d+/(\\d+)");

    private final S3AsyncClient client;
    private final String bucket;
    private final ObjectKey key;
    private @Nullable String etag;
    private byte[] block = {};
    private int at;
    private long next;
    private long left;

    /**
     * Reads the first block, and so finds out whether there is such an object.
     *
     * @param length bytes, at least one; fewer come where the object ends
     */
    S3Reading(S3AsyncClient client, String bucket, ObjectKey key, long offset, long length) throws IOException {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.next = offset;
        this.left = length;
        fetch();
    }

    private void fetch() throws IOException {
        long last = next + Math.min(BLOCK_BYTES, left) - 1;
        try {
            ResponseBytes<GetObjectResponse> answer = S3Calls.awaited(client.getObject(
                    request -> request.bucket(bucket)
                            .key(key.value())
                            .ifMatch(etag)
                            .range("bytes=" + next + "-" + (last < next ? "" : last)),
                    AsyncResponseTransformer.toBytes()));
            take(answer.asByteArrayUnsafe(), answer.response());
        } catch (S3Exception refused) {
            switch (refused.statusCode()) {
                case S3Calls.RANGE_NOT_SATISFIABLE -> left = 0; // it begins behind the end
                case S3Calls.PRECONDITION_FAILED ->
                    throw new IOException("the object was replaced while it was read", refused);
                default -> throw S3Calls.meaning(key, refused);
            }
        }
    }

    private void take(byte[] bytes, GetObjectResponse answer) throws IOException {
        long end = total(bytes, answer);
        block = bytes;
        at = 0;
        next += bytes.length;
        left = Math.min(left - bytes.length, end - next);
        etag = answer.eTag();
        if (bytes.length == 0 && left > 0) {
            throw new IOException("the object store gives nothing of an object that has more");
        }
    }

    /** The size of the object. Of an empty one some stores give no range. */
    private long total(byte[] bytes, GetObjectResponse answer) throws IOException {
        if (answer.contentRange() == null && next == 0 && bytes.length <= BLOCK_BYTES) {
            return bytes.length;
        }
        Matcher range = CONTENT_RANGE.matcher(String.valueOf(answer.contentRange()));
        if (!range.matches()) {
            throw new IOException("the object store does not give ranges");
        }
        return Long.parseLong(range.group(1));
    }

    /** @return whether there is another byte */
    private boolean ready() throws IOException {
        if (at == block.length && left > 0) {
            fetch();
        }
        return at < block.length;
    }

    @Override
    public int read() throws IOException {
        return ready() ? Byte.toUnsignedInt(block[at++]) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int read = Math.min(length, block.length - at);
        System.arraycopy(block, at, target, offset, read);
        at += read;
        return read;
    }

    @Override
    public int available() {
        return block.length - at;
    }
}
