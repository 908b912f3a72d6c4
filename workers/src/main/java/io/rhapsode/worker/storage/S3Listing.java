package io.rhapsode.worker.storage;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What lies below a key, page by page, of which one is in memory. */
final class S3Listing extends Spliterators.AbstractSpliterator<StoredObject> {

    private final S3AsyncClient client;
    private final String bucket;
    private final ObjectKey folder;
    private Iterator<S3Object> page = Collections.emptyIterator();
    private @Nullable String continuation;
    private boolean last;

    /** Reads the first page, and so finds out whether the bucket can be read. */
    S3Listing(S3AsyncClient client, String bucket, ObjectKey folder) throws IOException {
        super(Long.MAX_VALUE, Spliterator.DISTINCT | Spliterator.NONNULL);
        this.client = client;
        this.bucket = bucket;
        this.folder = folder;
        turn();
    }

    private void turn() throws IOException {
        ListObjectsV2Response answer = S3Calls.answer(
                folder,
                client.listObjectsV2(
                        request -> request.bucket(bucket).prefix(folder + "/").continuationToken(continuation)));
        page = answer.contents().iterator();
        continuation = answer.nextContinuationToken();
        last = continuation == null || !Boolean.TRUE.equals(answer.isTruncated());
    }

    @Override
    public boolean tryAdvance(Consumer<? super StoredObject> action) {
        while (page.hasNext() || !last) {
            if (!page.hasNext()) {
                try {
                    turn();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            } else {
                S3Object object = page.next();
                ObjectKey key = key(object);
                if (key != null) {
                    action.accept(new StoredObject(key, object.lastModified()));
                    return true;
                }
            }
        }
        return false;
    }

    /** Null where somebody else has put it there. */
    private static @Nullable ObjectKey key(S3Object object) {
        try {
            return new ObjectKey(object.key());
        } catch (IllegalArgumentException notOneOfOurs) {
            return null;
        }
    }
}
