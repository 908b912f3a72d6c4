package io.rhapsode.worker.speech.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Whether a program can be started: by its path, or found in one of the directories of {@code PATH}. */
final class ProgramSearch {

    private ProgramSearch() {}

    static boolean finds(String program, String path) {
        if (program.contains(File.separator)) {
            return isProgram(Path.of(program));
        }
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .anyMatch(directory -> isProgram(Path.of(directory, program)));
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
