package io.rhapsode.worker.storage;

import io.rhapsode.events.storage.ObjectPlace;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Uploads in parts that were begun and are neither complete nor given up. No listing shows their parts, which are paid for all the same. */
final class S3LeftUploads {

    private final S3AsyncClient client;
    private final String bucket;

    S3LeftUploads(S3AsyncClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** @return how many were removed */
    int abort(Instant begunBefore) throws IOException {
        int aborted = 0;
        @Nullable ListMultipartUploadsResponse page = null;
        do {
            page = after(page);
            for (MultipartUpload upload : page.uploads()) {
                if (upload.initiated().isBefore(begunBefore)) {
                    abort(upload);
                    aborted++;
                }
            }
        } while (Boolean.TRUE.equals(page.isTruncated()));
        return aborted;
    }

    private ListMultipartUploadsResponse after(@Nullable ListMultipartUploadsResponse page) throws IOException {
        return S3Calls.answer(
                ObjectPlace.ALL,
                client.listMultipartUploads(request -> request.bucket(bucket)
                        .prefix(ObjectPlace.ALL + "/")
                        .keyMarker(page == null ? null : page.nextKeyMarker())
                        .uploadIdMarker(page == null ? null : page.nextUploadIdMarker())));
    }

    private void abort(MultipartUpload upload) throws IOException {
        S3Calls.answer(
                ObjectPlace.ALL,
                client.abortMultipartUpload(
                        request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
    }
}
