package io.rhapsode.worker.storage;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Objects in a bucket of S3, or of whatever speaks as S3 does. The bucket is asked for the first time when something is stored or looked for, so a server starts without it.
 *
 * <p>Whatever keeps a call from being answered is a {@link io.rhapsode.events.storage.StorageUnavailableException}.
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {

    /** Half of the connections. */
    private static final int DELETED_AT_ONCE = 100;

    private final String bucket;
    private final S3AsyncClient client;
    private final S3Presigner presigner;

    /** @param settings with a bucket */
    public S3ObjectStore(S3Settings settings) {
        this.bucket = settings.name();
        this.client = S3Clients.client(settings);
        this.presigner = S3Clients.presigner(settings);
    }

    @Override
    public void put(ObjectKey key, InputStream content) throws IOException {
        new S3Upload(client, bucket, key).send(content);
    }

    @Override
    public void put(ObjectKey key, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            put(key, content);
        }
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        return new S3Reading(client, bucket, key, 0, Long.MAX_VALUE);
    }

    @Override
    public InputStream open(ObjectKey key, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a range begins at 0 or later and is not shorter than nothing");
        }
        if (length > 0) {
            return new S3Reading(client, bucket, key, offset, length);
        }
        if (size(key).isEmpty()) {
            throw new NoSuchFileException(key.value());
        }
        return InputStream.nullInputStream();
    }

    @Override
    public OptionalLong size(ObjectKey key) throws IOException {
        try {
            return OptionalLong.of(S3Calls.awaited(
                            client.headObject(request -> request.bucket(bucket).key(key.value())))
                    .contentLength());
        } catch (S3Exception refused) {
            if (refused.statusCode() != S3Calls.NOT_FOUND) {
                throw S3Calls.unavailable(refused);
            }
            lookForTheBucket(); // to a HEAD it is not said what is missing
            return OptionalLong.empty();
        }
    }

    private void lookForTheBucket() throws IOException {
        try {
            S3Calls.awaited(client.headBucket(request -> request.bucket(bucket)));
        } catch (S3Exception refused) {
            throw S3Calls.unavailable(refused);
        }
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        delete(List.of(key));
    }

    /** Together, since whoever removes the chunks of a book holds their locks meanwhile. One by one for the store, for not all take many in one request. */
    @Override
    public void delete(List<ObjectKey> keys) throws IOException {
        for (int from = 0; from < keys.size(); from += DELETED_AT_ONCE) {
            Map<ObjectKey, CompletableFuture<DeleteObjectResponse>> calls = new LinkedHashMap<>();
            for (ObjectKey key : keys.subList(from, Math.min(from + DELETED_AT_ONCE, keys.size()))) {
                calls.put(
                        key,
                        client.deleteObject(request -> request.bucket(bucket).key(key.value())));
            }
            for (var call : calls.entrySet()) {
                awaitDeletion(call.getKey(), call.getValue());
            }
        }
    }

    private static void awaitDeletion(ObjectKey key, CompletableFuture<DeleteObjectResponse> call) throws IOException {
        try {
            S3Calls.answer(key, call);
        } catch (NoSuchFileException isGone) {
            // some stores say so
        }
    }

    @Override
    public Stream<StoredObject> list(ObjectKey folder) throws IOException {
        return StreamSupport.stream(new S3Listing(client, bucket, folder), false);
    }

    /** A presigned one: the store itself answers whoever follows it. */
    @Override
    public URI link(ObjectKey key, String fileName, Duration validFor) {
        // as of RFC 8187; a plus would stand for itself there
        String name = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(presigner
                .presignGetObject(request -> request.signatureDuration(validFor)
                        .getObjectRequest(get -> get.bucket(bucket)
                                .key(key.value())
                                .responseContentType(mediaType(key))
                                .responseContentDisposition("attachment; filename*=UTF-8''" + name)))
                .url()
                .toString());
    }

    private static String mediaType(ObjectKey key) {
        return Arrays.stream(AudioFormat.values())
                .filter(format -> key.value().endsWith("." + format.extension()))
                .findFirst()
                .map(AudioFormat::mediaType)
                .orElse("application/octet-stream");
    }

    /** No link of this store leads to the server. */
    @Override
    public Optional<ObjectKey> verify(URI pathAndQuery) {
        return Optional.empty();
    }

    /**
     * Removes what is there of uploads that were begun before then and never ended, because their server died: nobody sees it, and it takes room.
     *
     * @return how many
     */
    public int abortUploads(Instant begunBefore) throws IOException {
        return new S3LeftUploads(client, bucket).abort(begunBefore);
    }

    @Override
    public void close() {
        presigner.close();
        client.close();
    }
}
