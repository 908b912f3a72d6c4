package io.rhapsode.worker.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** The files of a directory and of all below it, one after the other. Unlike the JDK's own walk it is not ended by a file that goes while it is looked at. */
final class FileWalk extends Spliterators.AbstractSpliterator<Path> implements AutoCloseable {

    /** The way down from the directory to where it is now; each level holds what is left of its directory. */
    private final Deque<Level> levels = new ArrayDeque<>();

    private record Level(DirectoryStream<Path> directory, Iterator<Path> left) {}

    /** @param directory without files where there is none */
    FileWalk(Path directory) throws IOException {
        super(Long.MAX_VALUE, Spliterator.DISTINCT | Spliterator.NONNULL);
        enter(directory);
    }

    private void enter(Path directory) throws IOException {
        try {
            DirectoryStream<Path> entries = Files.newDirectoryStream(directory);
            levels.push(new Level(entries, entries.iterator()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            // there is nothing in it
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super Path> action) {
        try {
            for (Level level = levels.peek(); level != null; level = levels.peek()) {
                if (!level.left().hasNext()) {
                    levels.pop().directory().close();
                    continue;
                }
                Path next = level.left().next();
                if (Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
                    enter(next);
                } else {
                    action.accept(next);
                    return true;
                }
            }
            return false;
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            while (!levels.isEmpty()) {
                levels.pop().directory().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
