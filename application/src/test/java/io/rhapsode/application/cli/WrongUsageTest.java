package io.rhapsode.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rhapsode.application.cli.terminal.Screen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong call is found out before a server is asked anything, ends with status 2, and says what to do. */
class WrongUsageTest {

    private final FakeServer server = new FakeServer();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown(@TempDir Path directory) {
        desk = new Desk(directory).with(server);
        desk.write("tale.txt", "Once upon a time.");
    }

    @AfterEach
    void close() {
        assertThat(server.requests()).isEmpty();
        server.close();
    }

    private String complaint(String... arguments) {
        Desk.Outcome outcome = desk.run(arguments);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("rhapsode: ").doesNotContain("\tat ");
        assertThat(desk.directory).isDirectoryNotContaining("glob:**.{mp3,part}");
        return outcome.err();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            speak nowhere.txt                 | There is no file nowhere.txt.
            speak .                           | is a directory
            speak tale.txt --format ogg       | 'ogg' is none of mp3, m4a, opus, flac, wav
            speak tale.txt --strategy learned | 'learned' is none of cost, quality, speed, balanced
            speak tale.txt --speed 5          | Choose one from 0.25 to 4.
            speak tale.txt --speed NaN        | Choose one from 0.25 to 4.
            speak tale.txt --speed fast       | 'fast' is not a double
            speak tale.txt --formt wav        | --format
            speak tale.txt more.txt           | Unmatched argument
            speak tale.txt -o tale.ogg        | is none of .mp3, .m4a, .opus, .flac, .wav
            speak tale.txt -o a.wav --format mp3  | a.wav would hold mp3, by its name wav.
            speak tale.txt -o tale.txt --format mp3 | The audio would replace the text tale.txt.
            speak tale.txt -o no/such/place.mp3   | There is no directory
            speak tale.txt -o folder/         | There is no directory
            speak tale.txt --server there     | is not the address of a server
            speak tale.txt --server ftp://x.y | is not the address of a server
            serve --port 70000                | 70000 is no port.
            serve --port http                 | 'http' is not an int
            spek tale.txt                     | speak
            """)
    void isExplained(String command, String explanation) {
        assertThat(complaint(command.split(" "))).contains(explanation);
    }

    @Test
    void withoutACommandTheTwoAreNamed() {
        assertThat(complaint()).contains("speak, serve", "rhapsode --help");
    }

    @Test
    void aTerminalIsNotReadUnlessThatIsSaid() {
        desk.terminals.add(Screen.Stream.IN);

        assertThat(complaint("speak")).contains("rhapsode speak tale.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t ", "… — !?", "\uFEFF"})
    void aTextWithoutALetterIsNothingToSpeak(String text) {
        desk.write("empty.txt", text);

        assertThat(complaint("speak", "empty.txt")).contains("empty.txt holds nothing that can be spoken.");
    }

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                arguments("%PDF-1.7 and objects", "is a PDF.", "pdftotext"),
                arguments("PK\u0003\u0004\u0014\u0000", "is a ZIP archive, as EPUB and Word files are.", "pandoc"),
                arguments("\u00FF\u00FEA\u0000", "is text in UTF-16", "iconv -f UTF-16"),
                arguments("\u007FELF\u0002\u0000", "is not a text file.", "plain text"),
                arguments("Gr\u00FC\u00DFe", "is not text in UTF-8.", "iconv -f ISO-8859-1"));
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void whatIsNoTextIsCalledByItsName(String content, String name, String advice) {
        desk.write("file", content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(complaint("speak", "file")).contains("file " + name).contains(advice);
    }

    @Test
    void aTextBeyondTheLongestBookIsNotSent() {
        desk.write("long.txt", "a".repeat(5_000_001));

        assertThat(complaint("speak", "long.txt")).contains("long.txt is longer than 5,000,000 characters.");
    }

    @Test
    void aKeyIsNeeded() {
        desk.environment.remove("RHAPSODE_API_KEY");

        assertThat(complaint("speak", "tale.txt")).contains("RHAPSODE_API_KEY");
    }

    @Test
    void theHelpNamesEveryExitStatusAndShowsExamples() {
        assertThat(desk.run("speak", "--help").out())
                .contains("Examples:", "rhapsode speak tale.txt --estimate")
                .containsPattern("(?s)Exit status:.* 0 .* 1 .* 2 .* 3 .* 4 .* 130 ");
        assertThat(desk.run("serve", "--help").out()).contains("Examples:", "Exit status:");
        assertThat(desk.run("--help").out()).contains("speak", "serve");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(desk.run("--version").out()).matches("rhapsode \\d+\\.\\d+\\.\\d+\\S*\n");
    }
}
