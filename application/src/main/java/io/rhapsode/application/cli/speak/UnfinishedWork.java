package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * Remembers, in the home directory, under which idempotency key a request was sent, until its file is written. So the same command, run again after a crash,
 * gets the generation that was begun and not a second one. Kept are a hash and the key, nothing of the text.
 */
final class UnfinishedWork {

    private static final Set<String> WORTH_ANOTHER_RUN = Set.of("interrupted", "output_unwritable");

    private final Path home;

    UnfinishedWork(Path home) {
        this.home = home;
    }

    /**
     * The key of one request.
     *
     * @param resumed whether the request was sent before
     */
    record Ticket(String idempotencyKey, boolean resumed, Path file) {

        /** Keeps it only where the same command, run again, would find something to go on with. */
        void settle(CommandFailure failure) {
            switch (failure.exitCode()) {
                case REFUSED -> tear();
                case FAILED, CANCELLED -> {
                    if (!WORTH_ANOTHER_RUN.contains(failure.code())) {
                        tear();
                    }
                }
                case OK, USAGE, UNREACHABLE -> {}
            }
        }

        /** The work is over: the next request of the kind is a new one. */
        void tear() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException kept) {
                throw new UncheckedIOException("cannot delete " + file, kept);
            }
        }
    }

    /**
     * @param server by what it is known again: its address, or nothing, where it works on the home directory
     * @param request as it is sent
     */
    Ticket take(String server, byte[] request) {
        Path file = home.resolve("unfinished").resolve(fingerprint(server, request));
        try {
            if (Files.exists(file)) {
                return new Ticket(Files.readString(file).strip(), true, file);
            }
            String key = "cli-" + UUID.randomUUID();
            if (Files.isDirectory(home)) { // a home directory is not made for this
                Files.createDirectories(home.resolve("unfinished"));
                Files.writeString(file, key + "\n");
            }
            return new Ticket(key, false, file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + file, failed);
        }
    }

    private static String fingerprint(String server, byte[] request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(server.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(request));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
