package io.rhapsode.application.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;

/** A small file of the home directory, which is there as a whole or not at all: also after a crash, and where the disk was full. */
public final class WholeFile {

    private WholeFile() {}

    /** Whether it has been written. One without anything in it was begun, by a server that could not go on. */
    public static boolean isWritten(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    /**
     * Writes it, in place of what was there.
     *
     * @param attributes it has them from the moment on in which it is there
     */
    public static void write(Path file, String content, FileAttribute<?>... attributes) throws IOException {
        Path begun = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(begun);
        Files.createFile(begun, attributes);
        Files.writeString(begun, content);
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
