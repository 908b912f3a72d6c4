package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.terminal.LowerCaseNames;
import io.rhapsode.events.speech.AudioFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the audio goes, and what is told meanwhile. */
final class OutputOptions {

    /** For the shell. */
    static final class Formats extends LowerCaseNames {
        Formats() {
            super(AudioFormat.values());
        }
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "where the audio goes: a file, which is replaced if it is there; a directory; or - for standard output. "
                            + "Otherwise the text's name with another ending, in the working directory; that one is replaced only with --force")
    @Nullable
    String file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "mp3, m4a, opus, flac or wav; otherwise as the ending of FILE says, else mp3")
    @Nullable
    AudioFormat format;

    @Option(
            names = {"-f", "--force"},
            description = "replace the file even if its name was not given")
    boolean force;

    @Option(
            names = {"-q", "--quiet"},
            description = "say nothing unless it fails")
    boolean quiet;

    @Option(names = "--json", description = "print the result as JSON on standard output, failures too")
    boolean json;
}
