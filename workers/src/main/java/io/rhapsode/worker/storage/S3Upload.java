package io.rhapsode.worker.storage;

import io.rhapsode.events.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Stores a body of unknown length. A short one is one request; a longer one goes in parts, of which one at a time is in memory, and appears when all are there. Each request can be repeated by the SDK,
 * which a stream that is passed on while it is read could not be.
 */
final class S3Upload {

    /** S3 takes parts from 5 MiB and 10,000 of them: so an object has up to 80 GB, which no audio comes near. */
    static final int PART_BYTES = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(S3Upload.class);

    private final S3AsyncClient client;
    private final String bucket;
    private final ObjectKey key;

    S3Upload(S3AsyncClient client, String bucket, ObjectKey key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    void send(InputStream content) throws IOException {
        byte[] beginning = content.readNBytes(PART_BYTES);
        if (beginning.length < PART_BYTES) {
            S3Calls.answer(
                    key,
                    client.putObject(
                            request -> request.bucket(bucket).key(key.value()),
                            AsyncRequestBody.fromBytesUnsafe(beginning)));
        } else {
            sendInParts(beginning, content);
        }
    }

    private void sendInParts(byte[] beginning, InputStream content) throws IOException {
        String upload = S3Calls.answer(
                        key,
                        client.createMultipartUpload(
                                request -> request.bucket(bucket).key(key.value())))
                .uploadId();
        boolean whole = false;
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (byte[] part = beginning; part.length > 0; part = content.readNBytes(PART_BYTES)) {
                parts.add(send(upload, parts.size() + 1, part));
            }
            S3Calls.answer(
                    key,
                    client.completeMultipartUpload(request -> request.bucket(bucket)
                            .key(key.value())
                            .uploadId(upload)
                            .multipartUpload(all -> all.parts(parts))));
            whole = true;
        } finally {
            if (!whole) {
                abort(upload);
            }
        }
    }

    private CompletedPart send(String upload, int number, byte[] part) throws IOException {
        String etag = S3Calls.answer(
                        key,
                        client.uploadPart(
                                request -> request.bucket(bucket)
                                        .key(key.value())
                                        .uploadId(upload)
                                        .partNumber(number),
                                AsyncRequestBody.fromBytesUnsafe(part)))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    /** Not waited for: this thread may have been interrupted. What is left after all, the sweep of uploads removes. */
    private void abort(String upload) {
        client.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key.value()).uploadId(upload))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.atWarn().setCause(failure).log("the parts of an upload that failed are still in the store");
                    }
                });
    }
}
