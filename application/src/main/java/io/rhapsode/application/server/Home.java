package io.rhapsode.application.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one installation ({@code RHAPSODE_HOME}): embedded database, objects, first keys, and the URL and the process of the server that uses it. One process uses
 * it at a time.
 */
public final class Home implements AutoCloseable {

    private static final int NODE_NAME_BYTES = 6;

    private final Path directory;
    private final FileChannel lockFile;
    private final FileLock lock;

    private Home(Path directory, FileChannel lockFile, FileLock lock) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes the directory for this process, which writes itself down there.
     *
     * @throws HomeInUseException where another one has it
     */
    public static Home take(Path directory, Occupant.Term term) {
        try {
            Files.createDirectories(directory);
            FileChannel file =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new HomeInUseException(directory, urlOfServer(directory));
            }
            Occupant.ofThisProcess(term, BuildVersion.get(), Instant.now()).write(directory);
            return new Home(directory, file, lock);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + directory + " as RHAPSODE_HOME", failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Where the server that uses, or last used, the directory listens. */
    public static Optional<String> urlOfServer(Path directory) {
        return read(directory.resolve("server-url"));
    }

    /** The first API key of an installation, where it was made and not given. */
    public static Optional<String> apiKey(Path directory) {
        return read(directory.resolve("api-key"));
    }

    /** The operator's key of an installation, where it was made and not given. */
    public static Optional<String> operatorKey(Path directory) {
        return read(directory.resolve("operator-key"));
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    void announce(String url) throws IOException {
        WholeFile.write(directory.resolve("server-url"), url + "\n");
    }

    /** The name of this node, made at the first start and kept, so that after a restart it finds again what it was doing. */
    String node() throws IOException {
        Path file = directory.resolve("node");
        if (!WholeFile.isWritten(file)) {
            byte[] name = new byte[NODE_NAME_BYTES];
            new SecureRandom().nextBytes(name);
            WholeFile.write(file, "node-" + HexFormat.of().formatHex(name) + "\n");
        }
        return Files.readString(file).strip();
    }

    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(directory.resolve("server-url"));
            Occupant.erase(directory);
            lock.release();
            lockFile.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
