package io.rhapsode.application.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The clock of the machine on which a server runs: right, until a test sets it. */
final class ServerClock {

    private final Path wrongBy;

    /** @param directory where the servers read by how much it is wrong */
    ServerClock(Path directory) throws IOException {
        wrongBy = directory.resolve("wrong-by");
        isWrongBy(Duration.ZERO);
    }

    /** What a server needs in its environment to go by it. */
    Map<String, String> environment() {
        return Map.of("RHAPSODE_FAULT_CLOCK", wrongBy.toString());
    }

    void isWrongBy(Duration much) throws IOException {
        Path written = Files.writeString(wrongBy.resolveSibling("written"), much.toString());
        Files.move(written, wrongBy, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sets it to a moment, from which it goes on. */
    void says(Instant moment) throws IOException {
        isWrongBy(Duration.between(Instant.now(), moment));
    }
}
