package io.rhapsode.application.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks a script of ours what it is for is told, and nothing else happens. */
class ScriptsTest {

    /** One is only sourced by the others; the other hands the question on to the application, whose help has a test of its own. */
    private static final Set<String> NOT_ASKED = Set.of("jdk.sh", "rhapsode");

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Project.ROOT.resolve("bin"))) {
            return files.filter(file -> !NOT_ASKED.contains(file.getFileName().toString())).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyScriptSaysWhatItIsFor(Path script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(script.toString(), "--help")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("bin/" + script.getFileName()).doesNotContain("#!");
    }
}
