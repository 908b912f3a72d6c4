package io.rhapsode.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The process of an embedded PostgreSQL that all its processes are children of. */
final class Postmaster {

    private Postmaster() {}

    static ProcessHandle of(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("postgres").resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
