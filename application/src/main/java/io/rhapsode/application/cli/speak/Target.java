package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.Screen.Stream;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.events.speech.AudioFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the audio goes, and in which format.
 *
 * <p>A file that the caller named is replaced, as by other programs. A name that was made from the text's own is never replaced unless that is asked for: the
 * song beside its words is not ours.
 *
 * @param file null for standard output
 */
record Target(@Nullable Path file, AudioFormat format) {

    static final String STANDARD_OUTPUT = "-";
    private static final String NAME_OF_THE_NAMELESS = "speech";

    /**
     * @param output as the caller said it, if at all: a file, a directory, or {@code -}
     * @param wished the format, if the caller said it
     */
    static Target of(
            @Nullable String output,
            @Nullable AudioFormat wished,
            boolean force,
            Manuscript manuscript,
            Surroundings surroundings) {
        if (STANDARD_OUTPUT.equals(output)) {
            return standardOutput(wished, surroundings);
        }
        Path named = path(output, surroundings);
        if (output == null || output.endsWith("/") || Files.isDirectory(named)) {
            AudioFormat format = Optional.ofNullable(wished).orElse(AudioFormat.MP3);
            String name = manuscript.name().orElse(NAME_OF_THE_NAMELESS) + "." + format.extension();
            return new Target(free(writable(named.resolve(name)), force), format);
        }
        return new Target(notTheTextItself(writable(named), manuscript), format(named, wished));
    }

    private static Target standardOutput(@Nullable AudioFormat wished, Surroundings surroundings) {
        if (surroundings.screen().isTerminal(Stream.OUT)) {
            throw CommandFailure.usage(
                    "output_is_terminal",
                    "Audio would fill the terminal with signs.",
                    "Pipe it into a player, as in: … -o - | mpv -, or name a file with -o.");
        }
        return new Target(null, Optional.ofNullable(wished).orElse(AudioFormat.MP3));
    }

    private static Path path(@Nullable String output, Surroundings surroundings) {
        try {
            return surroundings.workingDirectory().resolve(output == null ? "" : output);
        } catch (InvalidPathException impossible) {
            throw CommandFailure.usage(
                    "output_unwritable", output + " cannot be the name of a file.", "Name another one with -o.");
        }
    }

    private static AudioFormat format(Path file, @Nullable AudioFormat wished) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            return Optional.ofNullable(wished).orElse(AudioFormat.MP3);
        }
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        Optional<AudioFormat> named = Arrays.stream(AudioFormat.values())
                .filter(format -> format.extension().equals(ending))
                .findFirst();
        if (wished == null) {
            return named.orElseThrow(() -> CommandFailure.usage(
                    "format_unknown",
                    "The ending of " + name + " is none of " + endings() + ".",
                    "Choose one of them, or say the format with --format."));
        }
        if (named.isPresent() && named.get() != wished) {
            throw CommandFailure.usage(
                    "format_contradicts_name",
                    "%s would hold %s, by its name %s."
                            .formatted(name, wished.extension(), named.get().extension()),
                    "Leave out --format, or give the file the ending ." + wished.extension() + ".");
        }
        return wished;
    }

    private static String endings() {
        return Arrays.stream(AudioFormat.values())
                .map(format -> "." + format.extension())
                .collect(Collectors.joining(", "));
    }

    private static Path writable(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw CommandFailure.usage(
                    "output_unwritable",
                    "There is no directory " + directory + " to write to.",
                    "Make it first, or name another file with -o.");
        }
        if (Files.exists(file) ? !Files.isWritable(file) : !Files.isWritable(directory)) {
            throw CommandFailure.usage(
                    "output_unwritable", file + " may not be written.", "Name another file with -o.");
        }
        return file;
    }

    private static Path free(Path file, boolean force) {
        if (Files.exists(file) && !force) {
            throw CommandFailure.usage(
                    "output_exists",
                    file.getFileName() + " is there already.",
                    "Replace it with --force, or name another file with -o.");
        }
        return file;
    }

    private static Path notTheTextItself(Path file, Manuscript manuscript) {
        try {
            if (manuscript.file() != null && Files.exists(file) && Files.isSameFile(file, manuscript.file())) {
                throw CommandFailure.usage(
                        "output_is_text",
                        "The audio would replace the text " + manuscript.file().getFileName() + ".",
                        "Name another file with -o.");
            }
            return file;
        } catch (IOException unreadable) {
            throw CommandFailure.usage(
                    "output_unwritable", file + " cannot be looked at.", "Name another file with -o.");
        }
    }
}
