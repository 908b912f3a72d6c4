package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.api.AudioBody;
import io.rhapsode.application.cli.progress.Quantities;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.Interruption;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Brings a finished file here. After a lost connection it goes on with the byte where it stopped. */
final class Download {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Connection connection;
    private final Duration silence;
    private final Interruption interruption;
    private final OutputStream out;
    private long written;
    private @Nullable String tag;

    /** @param silence after which a connection counts as lost */
    Download(Connection connection, Duration silence, Interruption interruption, OutputStream out) {
        this.connection = connection;
        this.silence = silence;
        this.interruption = interruption;
        this.out = out;
    }

    /** @param bytes of the file, as the server said before */
    void fetch(String id, long bytes) {
        do {
            @Nullable IOException broken = fetchRest(id);
            if (interruption.isRequested()) {
                throw CommandFailure.interrupted("Stopped while the finished file was fetched.");
            }
            if (broken != null) {
                connection.lost(broken);
            } else if (written != bytes) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "audio_incomplete",
                        "The server sent " + Quantities.number(written) + " bytes of audio where it had promised "
                                + Quantities.number(bytes) + ".");
            }
        } while (written != bytes);
    }

    /** @return why the connection was lost; null if the server sent everything it had */
    private @Nullable IOException fetchRest(String id) {
        long from = written;
        @Nullable String known = tag;
        try (AudioBody body = connection.attempt(api -> api.audio(id, from, known));
                StallGuard guard = StallGuard.over(body.bytes(), silence);
                var _ = interruption.whenRequested(() -> closeQuietly(body.bytes()))) {
            tag = body.tag();
            body.bytes().skipNBytes(written - body.from());
            copy(body.bytes(), guard);
            return null;
        } catch (IOException lost) {
            return lost;
        }
    }

    private void copy(InputStream bytes, StallGuard guard) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            write(buffer, read);
            guard.signOfLife();
            connection.heard();
        }
    }

    private void write(byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
            written += length;
        } catch (IOException full) {
            throw AudioFile.unwritable(full);
        }
    }

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException alreadyLost) {
            // It was to be closed.
        }
    }
}
