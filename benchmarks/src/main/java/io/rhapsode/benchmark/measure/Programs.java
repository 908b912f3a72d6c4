package io.rhapsode.benchmark.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs that this process has started and that are over, as the system accounts for them. */
public final class Programs {

    /** Where processor time of its children stands in what the system says of a process, behind its name. */
    private static final int USER_TIME = 13;

    private static final int SYSTEM_TIME = 14;
    private static final double TICKS_PER_SECOND = 100;

    private Programs() {}

    /** Processor seconds of all of them so far. */
    public static double seconds() {
        try {
            String said = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = said.substring(said.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
        } catch (IOException failed) {
            throw new UncheckedIOException("Linux alone tells this", failed);
        }
    }
}
