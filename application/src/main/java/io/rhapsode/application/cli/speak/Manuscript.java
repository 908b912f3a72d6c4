package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.progress.Quantities;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.Screen.Stream;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text that shall be spoken.
 *
 * @param file where it was read; null for standard input
 */
record Manuscript(String text, @Nullable Path file) {

    static final String STANDARD_INPUT = "-";

    /** The longest text in the longest encoding. */
    private static final int MAX_BYTES = 4 * SourceText.MAX_CHARACTERS;

    /** Without its ending: the name the audio gets as well. */
    Optional<String> name() {
        return Optional.ofNullable(file)
                .map(Path::getFileName)
                .map(Path::toString)
                .map(Manuscript::withoutEnding);
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** @param source path of a file, or {@code -}; null for what is piped in */
    static Manuscript read(@Nullable String source, Surroundings surroundings) {
        if (source == null && surroundings.screen().isTerminal(Stream.IN)) {
            throw CommandFailure.usage(
                    "no_text",
                    "There is no text to speak.",
                    "Name a file, as in: rhapsode speak tale.txt. Or pipe a text in: echo Hello. | rhapsode speak");
        }
        return source == null || source.equals(STANDARD_INPUT)
                ? ofStandardInput(surroundings)
                : ofFile(source, surroundings);
    }

    private static Manuscript ofStandardInput(Surroundings surroundings) {
        try {
            return new Manuscript(text(upToLimit(surroundings.in()), "Standard input"), null);
        } catch (IOException failed) {
            throw unreadable("Standard input", failed);
        }
    }

    private static Manuscript ofFile(String source, Surroundings surroundings) {
        Path file = path(source, surroundings);
        if (Files.isDirectory(file)) {
            throw CommandFailure.usage(
                    "not_a_file", source + " is a directory.", "Name one text file; a folder is not spoken.");
        }
        if (!Files.exists(file)) {
            throw notFound(source);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return new Manuscript(text(upToLimit(bytes), source), file);
        } catch (IOException failed) {
            throw unreadable(source, failed);
        }
    }

    private static Path path(String source, Surroundings surroundings) {
        try {
            return surroundings.workingDirectory().resolve(source);
        } catch (InvalidPathException impossible) {
            throw notFound(source);
        }
    }

    private static CommandFailure notFound(String source) {
        return CommandFailure.usage(
                "file_not_found",
                "There is no file " + source + ".",
                "Check the path; to speak words themselves, pipe them in: echo Hello. | rhapsode speak");
    }

    private static CommandFailure unreadable(String source, IOException failed) {
        return CommandFailure.usage(
                "file_unreadable", source + " cannot be read: " + failed.getMessage() + ".", "Check its permissions.");
    }

    private static byte[] upToLimit(InputStream bytes) throws IOException {
        return bytes.readNBytes(MAX_BYTES + 1);
    }

    private static String text(byte[] bytes, String source) {
        if (bytes.length > MAX_BYTES) {
            throw refused(Rejection.TEXT_TOO_LONG, source);
        }
        NotText.byItsBeginning(bytes, source).ifPresent(failure -> {
            throw failure;
        });
        String text = decoded(bytes, source);
        SourceText.refusal(text).ifPresent(rejection -> {
            throw rejection == Rejection.TEXT_INVALID ? NotText.in(bytes, source) : refused(rejection, source);
        });
        return text;
    }

    private static String decoded(byte[] bytes, String source) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // a byte order mark is not part of the text
        } catch (CharacterCodingException otherEncodingOrNoText) {
            throw NotText.in(bytes, source);
        }
    }

    private static CommandFailure refused(Rejection rejection, String source) {
        return rejection == Rejection.TEXT_TOO_LONG
                ? CommandFailure.usage(
                        rejection.code(),
                        source + " is longer than " + Quantities.number(SourceText.MAX_CHARACTERS) + " characters.",
                        "Speak it in parts, a volume at a time.")
                : CommandFailure.usage(
                        rejection.code(),
                        source + " holds nothing that can be spoken.",
                        "It needs at least one letter or digit.");
    }
}
