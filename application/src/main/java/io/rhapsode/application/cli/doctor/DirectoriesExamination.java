package io.rhapsode.application.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directories a server writes into, the room there, and who may read the keys. */
final class DirectoriesExamination implements Examination {

    /** A book of some hours takes about a gigabyte while it is made. */
    private static final long COMFORTABLE_BYTES = 5L << 30;

    /** PostgreSQL alone begins with about a hundred megabytes, and must never run out of room. */
    private static final long LEAST_BYTES = 500L << 20;

    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Installation installation;

    DirectoriesExamination(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(directory("home", installation.home()));
        if (!bucketIsNamed()) {
            findings.add(directory("objects", installation.objects()));
        }
        findings.add(directory("scratch", Path.of(System.getProperty("java.io.tmpdir"))));
        for (String key : List.of("api-key", "operator-key")) {
            Path file = installation.home().resolve(key);
            if (Files.exists(file)) {
                findings.add(key(key, file));
            }
        }
        return findings;
    }

    private boolean bucketIsNamed() {
        return installation
                .variable("RHAPSODE_STORAGE_S3_BUCKET")
                .filter(name -> !name.isBlank())
                .isPresent();
    }

    private static Finding directory(String subject, Path directory) {
        @Nullable Path there = directory;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there) || !Files.isExecutable(there)) {
            return Finding.fail(
                    subject,
                    directory + " cannot be written to by " + System.getProperty("user.name"),
                    "Give this user the directory: chown, or another place by RHAPSODE_HOME or RHAPSODE_STORAGE_PATH.");
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String words = directory + (there.equals(directory) ? "" : ", made at the first start") + ", "
                    + (free >> 20) + " MB free";
            if (free < LEAST_BYTES) {
                return Finding.fail(
                        subject, words, "Make room: docs/runbooks/RhapsodeDiskFillsUp.md says what may go.");
            }
            return free < COMFORTABLE_BYTES
                    ? Finding.warn(subject, words, "A long book needs a gigabyte while it is made: make room in time.")
                    : Finding.ok(subject, words);
        } catch (IOException unknown) {
            return Finding.warn(subject, directory + ", free space unknown", "Look at it with df.");
        }
    }

    private static Finding key(String subject, Path file) {
        try {
            return OWNERS.containsAll(Files.getPosixFilePermissions(file))
                    ? Finding.ok(subject, file + ", for its owner only")
                    : Finding.warn(subject, file + " can be read by others", "chmod 600 " + file);
        } catch (IOException | UnsupportedOperationException unknown) {
            return Finding.warn(subject, file + ", rights unknown", "See to it that only its owner can read it.");
        }
    }
}
