package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for the shell, run by a real bash. */
class CompletionTest {

    private static final long LIMIT_SECONDS = 20;

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void writeScript() throws IOException {
        Desk.Outcome outcome = new Desk(directory).run("completion", "bash");
        assertThat(outcome.status()).isZero();
        Files.writeString(directory.resolve("completion"), outcome.out());
    }

    @Test
    void theScriptIsOneThatBashCanRead() throws Exception {
        assertThat(bash("-n", "completion")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rhapsode st              | status stop
            rhapsode d               | dead-letters doctor
            rhapsode doctor --p      | --port
            rhapsode stop --t        | --timeout
            rhapsode dead-letters re | retry
            rhapsode credits gr      | grant
            rhapsode completion z    | zsh
            rhapsode speak --format  | mp3 m4a opus flac wav
            rhapsode speak --strat   | --strategy
            """)
    void whatIsBegunIsCompleted(String line, String completions) throws Exception {
        String words = line.endsWith("--format") ? line + " " : line;
        String last = words.substring(words.lastIndexOf(' ') + 1);
        String script = """
                source completion
                compopt() { :; } # works only while bash itself completes
                handler=$(complete -p rhapsode | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                read -ra COMP_WORDS <<< '%s'
                [ -n '%s' ] || COMP_WORDS+=('')
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE='%s' COMP_POINT=%d
                $handler rhapsode '%s' "${COMP_WORDS[COMP_CWORD - 1]}"
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(words, last, words, words.length(), last);

        assertThat(bash("-c", script).lines().map(String::strip)).containsExactlyInAnyOrder(completions.split(" "));
    }

    @Test
    void otherShellsAreNotPromised() {
        Desk.Outcome outcome = new Desk(directory).run("completion", "fish");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("'fish' is none of bash, zsh");
        assertThat(new Desk(directory).run("completion", "zsh").out()).contains("bashcompinit");
    }

    private String bash(String... arguments) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder(List.of("bash", "--norc", "--noprofile", arguments[0], arguments[1]))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).as(output).isZero();
        return output;
    }
}
