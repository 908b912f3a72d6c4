package io.rhapsode.worker.storage;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Waits for answers, which the SDK gives within its limits, and says what their failures mean. Only a store that says of this very key that it is not there is believed: a bucket that is missing, or
 * another server at the same address, must not look like texts that were erased.
 */
final class S3Calls {

    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int PRECONDITION_FAILED = 412;
    static final int RANGE_NOT_SATISFIABLE = 416;

    private static final String NO_SUCH_KEY = "NoSuchKey";

    private S3Calls() {}

    /** @throws NoSuchFileException where the store says that there is no such object */
    static <T> T answer(ObjectKey key, CompletableFuture<T> call) throws IOException {
        try {
            return awaited(call);
        } catch (S3Exception refused) {
            throw meaning(key, refused);
        }
    }

    /** @throws S3Exception as it was answered */
    static <T> T awaited(CompletableFuture<T> call) throws IOException {
        try {
            return call.get();
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof S3Exception refused) {
                throw refused;
            }
            throw new StorageUnavailableException("the object store does not answer", failed);
        }
    }

    static IOException meaning(ObjectKey key, S3Exception refused) {
        return NO_SUCH_KEY.equals(code(refused)) ? new NoSuchFileException(key.value()) : unavailable(refused);
    }

    static StorageUnavailableException unavailable(S3Exception refused) {
        return new StorageUnavailableException(
                "the object store refuses: " + refused.statusCode() + " " + code(refused), refused);
    }

    /** What the store calls it; empty where it says nothing, as it does to a HEAD. */
    static String code(S3Exception refused) {
        return refused.awsErrorDetails() == null || refused.awsErrorDetails().errorCode() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
    }
}
