package io.rhapsode.worker.storage;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectPlace;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.storage.StoredObject;
import io.rhapsode.worker.group.Together;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Objects as files: the key is the path under one directory, which all nodes share.
 *
 * <p>An object is written beside, in {@code .incoming} of the same file system, then flushed to the disk, renamed to its name, and the rename is flushed with the directory. So whoever opens a key
 * finds the whole old or the whole new object, on any node, and what {@code put} has returned from survives a power cut. Of two that put one key at once the later rename wins.
 * No segment of a key begins with a dot, so no key leads into {@code .incoming} or above the directory.
 */
public final class FileObjectStore implements ObjectStore {

    private static final String INCOMING = ".incoming";

    /** Objects whose renames are flushed together. */
    private static final int RENAMED_AT_ONCE = 200;

    /** Nothing takes this long to write: what is older was left behind by a crash. */
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofDays(1);

    private final Path root;
    private final Path incoming;
    private final UrlSigner signer;
    private final Together<Path, Path> renames = new Together<>("renames", RENAMED_AT_ONCE, FileObjectStore::flushEach);

    /**
     * Opens the store, and makes the directory where there is none.
     *
     * @param signer whose key all nodes share
     */
    public FileObjectStore(Path root, UrlSigner signer, Clock clock) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        this.incoming = this.root.resolve(INCOMING);
        this.signer = signer;
        Files.createDirectories(incoming);
        removeLeftBehind(clock.instant().minus(LEFT_BEHIND_AFTER));
    }

    private void removeLeftBehind(Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
            for (Path file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException e) {
                    // its writer, or another node, was quicker
                }
            }
        }
    }

    @Override
    public void put(ObjectKey key, InputStream content) throws IOException {
        put(key, file -> {
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.transferTo(Channels.newOutputStream(channel));
                if (!isFleeting(key)) {
                    channel.force(true);
                }
            }
        });
    }

    @Override
    public void put(ObjectKey key, Path source) throws IOException {
        put(key, file -> {
            Files.copy(source, file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        });
    }

    private interface Writing {

        void to(Path file) throws IOException;
    }

    private void put(ObjectKey key, Writing writing) throws IOException {
        Path target = path(key);
        Path file = incoming.resolve(UUID.randomUUID().toString());
        try {
            writing.to(file);
            Path directory = parent(target);
            makeDirectories(directory);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            if (!isFleeting(key)) {
                renames.ask(directory).get();
            }
        } catch (IOException | ExecutionException e) {
            Files.deleteIfExists(file);
            throw StorageFullException.orElse(
                    root, e instanceof IOException failed ? failed : new IOException(e.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    /** One flush is enough for all that was renamed in a directory before it. */
    private static List<Path> flushEach(List<Path> directories) throws IOException {
        for (Path directory : new HashSet<>(directories)) {
            flush(directory);
        }
        return directories;
    }

    /** A new directory is an entry of its parent, which must be on the disk as well. */
    private void makeDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = parent(directory);
        makeDirectories(parent);
        Files.createDirectories(directory);
        flush(parent);
    }

    private static Path parent(Path belowRoot) {
        return Objects.requireNonNull(belowRoot.getParent());
    }

    private static void flush(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(ObjectKey key) throws IOException {
        return Files.newInputStream(existing(key));
    }

    @Override
    public InputStream open(ObjectKey key, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a range begins at 0 or later and is not shorter than nothing");
        }
        SeekableByteChannel channel = Files.newByteChannel(existing(key));
        try {
            return new Range(channel.position(offset), length);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public OptionalLong size(ObjectKey key) throws IOException {
        try {
            return OptionalLong.of(Files.size(existing(key)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        delete(List.of(key));
    }

    /** One flush of a directory is enough for all that went from it: whoever removes the chunks of a book holds their locks meanwhile. */
    @Override
    public void delete(List<ObjectKey> keys) throws IOException {
        Set<Path> changed = new HashSet<>();
        for (ObjectKey key : keys) {
            Path file = path(key);
            if (Files.isRegularFile(file)) {
                Files.deleteIfExists(file);
                if (!isFleeting(key)) {
                    changed.add(parent(file));
                }
            }
        }
        for (Path directory : changed) {
            flush(directory);
        }
    }

    /** A piece of live audio is read and removed in a moment: after a power cut nobody listens to it any more, so nobody waits for the disk. */
    private static boolean isFleeting(ObjectKey key) {
        return ObjectPlace.of(key)
                .filter(place -> place.kind() == ObjectKind.LIVE)
                .isPresent();
    }

    @Override
    public Stream<StoredObject> list(ObjectKey folder) throws IOException {
        var files = new FileWalk(path(folder));
        return StreamSupport.stream(files, false).flatMap(this::described).onClose(files::close);
    }

    /** Nothing where the file has no name of an object, or is gone by now. */
    private Stream<StoredObject> described(Path file) {
        try {
            ObjectKey key = new ObjectKey(root.relativize(file).toString().replace(File.separatorChar, '/'));
            return Stream.of(
                    new StoredObject(key, Files.getLastModifiedTime(file).toInstant()));
        } catch (IllegalArgumentException | NoSuchFileException notOneOfOurs) {
            return Stream.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public URI link(ObjectKey key, String fileName, Duration validFor) {
        return signer.link(key, fileName, validFor);
    }

    @Override
    public Optional<ObjectKey> verify(URI pathAndQuery) {
        return signer.verify(pathAndQuery);
    }

    private Path existing(ObjectKey key) throws NoSuchFileException {
        Path file = path(key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(key.value());
        }
        return file;
    }

    private Path path(ObjectKey key) {
        Path path = root.resolve(key.value()).normalize();
        if (!path.startsWith(root) || path.startsWith(incoming)) {
            throw new IllegalArgumentException("the key leads out of the store");
        }
        return path;
    }
}
