package io.rhapsode.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in the home directory is made once, and never half. */
class KeptKeyTest {

    @TempDir
    private Path home;

    @Test
    void aKeyIsMadeOnceAndForItsOwnerOnly() throws IOException {
        Path file = home.resolve("api-key");
        String key = KeptKey.in(file, "rhp_");

        assertThat(key).matches("rhp_[0-9a-f]{64}");
        assertThat(KeptKey.in(file, "rhp_")).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(home).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aFileThatTheDiskHadNoRoomForIsNoKey() throws IOException {
        Path file = Files.createFile(home.resolve("operator-key"));

        assertThat(KeptKey.in(file, "rho_")).matches("rho_[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
