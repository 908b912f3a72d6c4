package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command explains itself. */
class HelpTest {

    private static final Pattern SUBCOMMAND = Pattern.compile("(?m)^  ([a-z-]+)  +\\S");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyCommandHasHelpThatSaysWhatItIsForAndHowItIsCalled() {
        List<String> all = commands(List.of());

        assertThat(all)
                .contains(
                        "speak",
                        "serve",
                        "status",
                        "stop",
                        "doctor",
                        "completion",
                        "dead-letters retry",
                        "quarantine discard",
                        "projections rebuild",
                        "credits grant")
                .hasSizeGreaterThan(20);
    }

    /** Walks from a command to all below it. */
    private List<String> commands(List<String> path) {
        Desk.Outcome help = run(path, "--help");
        assertThat(help.status()).as("rhapsode %s --help", path).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .as("help of %s", path)
                .contains("Usage: "
                        + String.join(
                                " ",
                                Stream.concat(Stream.of("rhapsode"), path.stream())
                                        .toList()))
                .contains("--help", "--version");
        assertThat(help.out().lines().findFirst().orElseThrow())
                .as("the first line says what %s is for", path)
                .doesNotStartWith("Usage")
                .isNotBlank();
        assertThat(run(path, "-h").out()).isEqualTo(help.out());

        List<String> found = new ArrayList<>();
        if (!path.isEmpty()) {
            found.add(String.join(" ", path));
        }
        String[] parts = help.out().split("Commands:", 2);
        if (parts.length == 2) {
            SUBCOMMAND
                    .matcher(parts[1].split("Exit status:|Examples:", 2)[0])
                    .results()
                    .forEach(name -> found.addAll(commands(Stream.concat(path.stream(), Stream.of(name.group(1)))
                            .toList())));
        }
        return found;
    }

    private Desk.Outcome run(List<String> path, String option) {
        return new Desk(directory)
                .run(Stream.concat(path.stream(), Stream.of(option)).toArray(String[]::new));
    }
}
