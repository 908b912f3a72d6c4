package io.rhapsode.application.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The process that uses, or last used, a home directory, as it wrote itself down there.
 *
 * @param birth tells it from a later process of the same number
 * @param since when it took the directory
 */
public record Occupant(long pid, String birth, Term term, String version, Instant since) {

    /** How long a server is meant to run. */
    public enum Term {
        /** Until it is told to stop. */
        SERVICE,
        /** For one command, with which it ends. */
        COMMAND
    }

    private static final String FILE = "server-process";

    static Occupant ofThisProcess(Term term, String version, Instant now) {
        ProcessHandle self = ProcessHandle.current();
        return new Occupant(self.pid(), ProcessBirth.of(self).orElse(""), term, version, now);
    }

    /** Who wrote itself down last, alive or not; empty where nobody did, or where it let go of the directory as it should. */
    public static Optional<Occupant> of(Path home) {
        Path written = home.resolve(FILE);
        return Files.isRegularFile(written) ? read(written) : Optional.empty();
    }

    private static Optional<Occupant> read(Path whole) {
        Properties written = new Properties();
        try (Reader file = Files.newBufferedReader(whole)) {
            written.load(file);
            return Optional.of(new Occupant(
                    Long.parseLong(written.getProperty("pid", "")),
                    written.getProperty("birth", ""),
                    Term.valueOf(written.getProperty("term", "")),
                    written.getProperty("version", ""),
                    Instant.parse(written.getProperty("since", ""))));
        } catch (NoSuchFileException nobody) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + whole, unreadable);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    /** The process itself where it lives; never another one that was given its number. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        ProcessBirth.of(process).filter(birth::equals).isPresent());
    }

    void write(Path home) throws IOException {
        WholeFile.write(home.resolve(FILE), """
                pid=%d
                birth=%s
                term=%s
                version=%s
                since=%s
                """.formatted(pid, birth.replace(":", "\\:"), term, version, since));
    }

    static void erase(Path home) throws IOException {
        Files.deleteIfExists(home.resolve(FILE));
    }
}
