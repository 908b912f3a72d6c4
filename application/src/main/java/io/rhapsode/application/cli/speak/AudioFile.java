package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where audio is written: under its name only when all of it is there, so that there is never half a file. */
final class AudioFile implements AutoCloseable {

    private final OutputStream out;
    private final @Nullable Path unfinished;
    private final @Nullable Path file;

    private AudioFile(OutputStream out, @Nullable Path unfinished, @Nullable Path file) {
        this.out = out;
        this.unfinished = unfinished;
        this.file = file;
    }

    /** @param standardOutput where the audio goes if the target is no file */
    static AudioFile open(Target target, PrintStream standardOutput) {
        @Nullable Path file = target.file();
        try {
            if (file == null) {
                return new AudioFile(new Checked(standardOutput), null, null);
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) { // a device or a pipe
                return new AudioFile(Files.newOutputStream(file), null, null);
            }
            Path place =
                    Files.exists(file) ? file.toRealPath() : file; // what a link leads to is replaced, not the link
            Path unfinished = place.resolveSibling(
                    "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            return new AudioFile(Files.newOutputStream(unfinished), unfinished, place);
        } catch (IOException refused) {
            throw unwritable(refused);
        }
    }

    OutputStream out() {
        return out;
    }

    /** All of it is there. */
    void complete() {
        try {
            out.close();
            if (unfinished != null && file != null) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException full) {
            throw unwritable(full);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException kept) {
            throw unwritable(kept);
        }
    }

    static CommandFailure unwritable(IOException cause) {
        return new CommandFailure(
                ExitCode.FAILED,
                "output_unwritable",
                "The audio could not be written: " + cause.getMessage() + ".",
                "The audio is kept: make room, or name another file with -o, and run the command again.");
    }

    /** Standard output, which says nothing by itself when its reader is gone. */
    private static final class Checked extends OutputStream {

        private final PrintStream stream;

        Checked(PrintStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stream.write(bytes, offset, length);
            if (stream.checkError()) {
                throw new IOException("nobody reads standard output any more");
            }
        }
    }
}
