package io.rhapsode.application.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * When a process began, in a form that no other process of the same number has. Linux counts ticks since the machine was started, which no change of the clock
 * touches; elsewhere it is the moment that the system gives.
 */
final class ProcessBirth {

    private static final Path PROCESSES = Path.of("/proc");

    /** The fields behind the name of the program, which may hold blanks and brackets; the twenty-second of all is the start. */
    private static final int START_AFTER_NAME = 19;

    private ProcessBirth() {}

    /** Empty where the system does not tell. */
    static Optional<String> of(ProcessHandle process) {
        Path status = PROCESSES.resolve(process.pid() + "/stat");
        if (!Files.isReadable(status)) {
            return process.info().startInstant().map(Object::toString);
        }
        try {
            String line = Files.readString(status);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            String machine = Files.readString(PROCESSES.resolve("sys/kernel/random/boot_id"));
            return Optional.of(machine.strip() + ":" + fields[START_AFTER_NAME]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
