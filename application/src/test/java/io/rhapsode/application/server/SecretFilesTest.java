package io.rhapsode.application.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {

    private static final String SECRET = "sesame-open-yourself";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RHAPSODE_API_KEY",
                "RHAPSODE_OPERATOR_KEY",
                "RHAPSODE_DATABASE_URL",
                "RHAPSODE_DATABASE_PASSWORD",
                "RHAPSODE_SPEECH_PROVIDERS_STUDIO_API_KEY",
                "RHAPSODE_SPEECH_PROVIDERS_STUDIO_APIKEY",
                "RHAPSODE_SPEECH_PROVIDERS_STUDIO_SECRET_KEY",
                "RHAPSODE_WEBHOOK_SECRET",
                "RHAPSODE_WEBHOOK_TOKEN"
            })
    void aSecretStandsInTheFileThatTheVariableOfItsNameSays(String variable) throws IOException {
        var environment = Map.of(variable + "_FILE", file(SECRET + "\n"), "PATH", "/bin");

        assertThat(SecretFiles.read(environment)).isEqualTo(Map.of(variable, SECRET));
        assertThat(SecretFiles.value(environment, variable)).contains(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RHAPSODE_PRICES_FILE",
                "RHAPSODE_SPEECH_PROVIDERS_STUDIO_CREDENTIALS_FILE",
                "RHAPSODE_HOME_FILE",
                "OPENAI_API_KEY_FILE",
                "RHAPSODE_API_KEY"
            })
    void anotherVariableIsNotOfThisKind(String variable) throws IOException {
        assertThat(SecretFiles.read(Map.of(variable, file(SECRET)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, SECRET + "\n", SECRET + "\r\n"})
    void theLineBreakAtTheEndDoesNotBelongToTheSecret(String written) throws IOException {
        assertThat(read(file(written))).isEqualTo(SECRET);
    }

    @Test
    void everythingElseBelongsToIt() throws IOException {
        assertThat(read(file(" a\nb \n\n"))).isEqualTo(" a\nb \n");
    }

    @Test
    void aVariableThatSaysNothingNamesNoFile() {
        assertThat(SecretFiles.read(Map.of("RHAPSODE_API_KEY_FILE", " "))).isEmpty();
    }

    @Test
    void aFileThatCannotBeHadIsSaidWithWhatToDo() throws IOException {
        assertRefused(folder.resolve("nowhere").toString(), "cannot be read: create it");
        assertRefused(folder.toString(), "cannot be read: create it");
        assertRefused("\0", "cannot be read: create it");
        assertRefused(file(""), "is empty: put the secret into it");
        assertRefused(file("\n"), "is empty: put the secret into it");
        assertRefused(file("x".repeat(SecretFiles.LARGEST_BYTES + 1)), "is larger than 65536 bytes");
        var bytes = folder.resolve("bytes");
        Files.write(bytes, new byte[] {(byte) 0xC3, 0x28});
        assertRefused(bytes.toString(), "is no text in UTF-8");
        assertThat(read(file("x".repeat(SecretFiles.LARGEST_BYTES)))).hasSize(SecretFiles.LARGEST_BYTES);
    }

    @Test
    void twoValuesForOneVariableAreOneTooMany() throws IOException {
        var both = Map.of("RHAPSODE_API_KEY", "another", "RHAPSODE_API_KEY_FILE", file(SECRET));

        assertThatThrownBy(() -> SecretFiles.read(both))
                .isInstanceOf(UnusableSecret.class)
                .hasMessage("RHAPSODE_API_KEY and RHAPSODE_API_KEY_FILE are both set: remove one of them.");
    }

    private static void assertRefused(String file, String why) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnusableSecret.class)
                .hasMessageStartingWith("RHAPSODE_API_KEY_FILE names " + file + ", which ")
                .hasMessageContaining(why)
                .hasMessageEndingWith(".")
                .message()
                .doesNotContain("xxx");
    }

    private static String read(String file) {
        return SecretFiles.read(Map.of("RHAPSODE_API_KEY_FILE", file)).getOrDefault("RHAPSODE_API_KEY", "");
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret", ""), content)
                .toString();
    }
}
