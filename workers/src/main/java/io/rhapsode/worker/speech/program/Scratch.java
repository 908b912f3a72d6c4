package io.rhapsode.worker.speech.program;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of one run, which are gone with it. Nobody else can read it. */
public final class Scratch implements AutoCloseable {

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** @throws SpeechFailure {@code unavailable} where no file can be put there */
    public static Scratch in(Path parent) throws SpeechFailure {
        try {
            return new Scratch(Files.createTempDirectory(parent, "rhapsode-speech"));
        } catch (IOException e) {
            throw new SpeechFailure(AttemptOutcome.UNAVAILABLE);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(Scratch::delete);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
        delete(folder);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
