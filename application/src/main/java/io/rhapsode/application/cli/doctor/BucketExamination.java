package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.worker.storage.S3Inspection;
import io.rhapsode.worker.storage.S3Settings;
import java.util.List;

/** The bucket that objects are kept in, where one is named. It is looked into and nothing is put there. */
final class BucketExamination implements Examination {

    private static final String SUBJECT = "bucket";

    private final Installation installation;

    BucketExamination(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        S3Settings settings;
        try {
            settings = installation.bucket();
        } catch (RuntimeException unusable) {
            return List.of(Finding.fail(
                    SUBJECT,
                    "The settings cannot be used: " + RootCause.sentence(unusable),
                    "Correct RHAPSODE_STORAGE_S3_…; a server does not start with it."));
        }
        return settings.chosen() ? List.of(finding(settings, S3Inspection.of(settings))) : List.of();
    }

    private static Finding finding(S3Settings settings, S3Inspection.Answer answer) {
        String found = settings + ": " + answer.said();
        return switch (answer.verdict()) {
            case USABLE -> Finding.ok(SUBJECT, found);
            case KEEPS_VERSIONS ->
                Finding.warn(
                        SUBJECT,
                        found,
                        "What is erased stays there as an earlier version: switch versioning off, or let a lifecycle rule remove earlier versions.");
            case UNREACHABLE ->
                Finding.fail(
                        SUBJECT,
                        found,
                        "Start the service, or correct RHAPSODE_STORAGE_S3_ENDPOINT; look whether a key is set or can be found.");
            case MISSING -> Finding.fail(SUBJECT, found, "Create the bucket, or correct RHAPSODE_STORAGE_S3_BUCKET.");
            case ELSEWHERE -> Finding.fail(SUBJECT, found, "Set RHAPSODE_STORAGE_S3_REGION to the bucket's region.");
            case CLOCK -> Finding.fail(SUBJECT, found, "Have the clocks kept by NTP.");
            case REFUSED ->
                Finding.fail(
                        SUBJECT,
                        found,
                        "Correct the keys, or give them s3:ListBucket and s3:ListBucketMultipartUploads, and s3:GetObject, PutObject, DeleteObject and AbortMultipartUpload on its objects.");
            case INCOMPLETE ->
                Finding.fail(
                        SUBJECT, found, "Set RHAPSODE_STORAGE_S3_REGION, and the keys or what the SDK finds them by.");
        };
    }
}
