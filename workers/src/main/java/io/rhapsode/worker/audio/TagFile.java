package io.rhapsode.worker.audio;

import io.rhapsode.events.speech.AudioFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tags on their way into ffmpeg: a file only we can read. On a command line every user of the machine would see the title, and a server started without a locale would write
 * question marks.
 */
final class TagFile implements AutoCloseable {

    private static final String HEADER = ";FFMETADATA1\n";
    private static final String SPECIAL = "=;#\\";
    /** More than any player shows. */
    private static final int LONGEST_TAG = 1_000;

    private final Path file;
    private final Optional<String> language;

    private TagFile(Path file, Optional<String> language) {
        this.file = file;
        this.language = language;
    }

    static TagFile write(Path directory, MasterSpec.Tags tags) throws IOException {
        Optional<String> language = iso639(tags.language());
        var text = new StringBuilder(HEADER);
        if (tags.title() != null) {
            text.append("title=").append(escaped(tags.title())).append('\n');
        }
        text.append("comment=").append(escaped(tags.comment())).append('\n');
        language.ifPresent(code -> text.append("language=").append(code).append('\n'));
        Path file = Files.createTempFile(directory, "tags", ".txt");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            Files.delete(file);
            throw e;
        }
        return new TagFile(file, language);
    }

    /** What {@link Filters#pcmInput(String, int, TagFile)} puts behind the audio. */
    List<String> input() {
        return List.of("-f", "ffmetadata", "-i", "file:" + file.toAbsolutePath());
    }

    List<String> output(AudioFormat format) {
        List<String> arguments = new ArrayList<>(List.of("-map_metadata", "1"));
        if (format == AudioFormat.M4A) { // there the language is a field of the track
            language.ifPresent(code -> arguments.addAll(List.of("-metadata:s:a:0", "language=" + code)));
        }
        return arguments;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Three letters are what ID3 and MP4 want. */
    private static Optional<String> iso639(@Nullable String language) {
        if (language == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Locale.forLanguageTag(language).getISO3Language())
                    .filter(code -> !code.isEmpty());
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String words) {
        var escaped = new StringBuilder();
        words.codePoints().limit(LONGEST_TAG).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) {
                escaped.append(' ');
            } else {
                if (SPECIAL.indexOf(point) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
