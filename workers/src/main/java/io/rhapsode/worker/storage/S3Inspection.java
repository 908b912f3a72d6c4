package io.rhapsode.worker.storage;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks at a bucket before a server needs it. It only reads. */
public final class S3Inspection {

    /** What stands in the way. */
    public enum Verdict {
        /** Nothing: its objects can be looked for. */
        USABLE,
        /** An erased object would stay there as an earlier version. */
        KEEPS_VERSIONS,
        /** Nobody answers as S3 does, or in time. */
        UNREACHABLE,
        /** There is no such bucket. */
        MISSING,
        /** It lies in another region. */
        ELSEWHERE,
        /** Our clock, or the store's, is wrong. */
        CLOCK,
        /** The key is wrong, or has not the rights. */
        REFUSED,
        /** No key or no region is set, nor found by the SDK. */
        INCOMPLETE
    }

    /** @param said by the store or the SDK; no key */
    public record Answer(Verdict verdict, String said) {}

    private S3Inspection() {}

    public static Answer of(S3Settings settings) {
        try (S3AsyncClient client = S3Clients.client(settings)) {
            return look(client, settings.name());
        } catch (SdkException unusable) {
            return new Answer(Verdict.INCOMPLETE, String.valueOf(unusable.getMessage()));
        }
    }

    private static Answer look(S3AsyncClient client, String bucket) {
        try {
            // without the right to list, an object that is missing looks like one that is refused
            S3Calls.awaited(
                    client.listObjectsV2(request -> request.bucket(bucket).maxKeys(1)));
        } catch (S3Exception refused) {
            return new Answer(verdict(refused), refused.statusCode() + " " + S3Calls.code(refused));
        } catch (IOException unanswered) {
            return new Answer(Verdict.UNREACHABLE, reason(unanswered));
        }
        return keepsVersions(client, bucket)
                ? new Answer(Verdict.KEEPS_VERSIONS, "versions are kept")
                : new Answer(Verdict.USABLE, "can be read");
    }

    private static Verdict verdict(S3Exception refused) {
        return switch (S3Calls.code(refused)) {
            case "NoSuchBucket" -> Verdict.MISSING;
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                Verdict.ELSEWHERE;
            case "RequestTimeTooSkewed", "RequestExpired" -> Verdict.CLOCK;
            case "" -> Verdict.UNREACHABLE; // S3 gives every refusal a code
            default -> refused.statusCode() == S3Calls.FORBIDDEN ? Verdict.REFUSED : Verdict.UNREACHABLE;
        };
    }

    /** Not where it cannot be seen: the right to ask is not needed for anything else. */
    private static boolean keepsVersions(S3AsyncClient client, String bucket) {
        CompletableFuture<BucketVersioningStatus> versioning = client.getBucketVersioning(
                        request -> request.bucket(bucket))
                .thenApply(answer ->
                        answer.status() == null ? BucketVersioningStatus.UNKNOWN_TO_SDK_VERSION : answer.status());
        try {
            BucketVersioningStatus status = S3Calls.awaited(versioning);
            return status == BucketVersioningStatus.ENABLED || status == BucketVersioningStatus.SUSPENDED;
        } catch (S3Exception | IOException unknown) {
            return false;
        }
    }

    private static String reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return String.valueOf(reason.getMessage());
    }
}
