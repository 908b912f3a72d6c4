package io.rhapsode.benchmark.server;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program, started once more: what must not share a process with a server, or is a second one. */
public final class Self {

    private Self() {}

    /** The command that does this, in a process of its own. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-D") || option.startsWith("--"))
                .toList()); // how this one is run, and not what is recorded of it
        String started = System.getProperty("sun.java.command").split(" ", 2)[0];
        command.addAll(
                started.endsWith(".jar")
                        ? List.of("-jar", started)
                        : List.of("-cp", System.getProperty("java.class.path"), started));
        command.addAll(List.of(arguments));
        return command;
    }
}
