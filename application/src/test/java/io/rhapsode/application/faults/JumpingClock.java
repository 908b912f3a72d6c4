package io.rhapsode.application.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of a machine that somebody sets anew while it runs: it is wrong by what a file says. */
final class JumpingClock extends Clock {

    private final Clock right;
    private final Path wrongBy;

    JumpingClock(Clock right, Path wrongBy) {
        this.right = right;
        this.wrongBy = wrongBy;
    }

    @Override
    public Instant instant() {
        try {
            return right.instant().plus(Duration.parse(Files.readString(wrongBy)));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new JumpingClock(right.withZone(zone), wrongBy);
    }
}
