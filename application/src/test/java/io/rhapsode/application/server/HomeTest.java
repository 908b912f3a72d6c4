package io.rhapsode.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a home directory remembers of its server. */
class HomeTest {

    @TempDir
    private Path directory;

    @Test
    void aServerKeepsTheNameThatItWasGivenAtItsFirstStart() throws IOException {
        try (Home home = Home.take(directory, Occupant.Term.SERVICE)) {
            assertThat(home.node()).matches("node-[0-9a-f]{12}").isEqualTo(home.node());
        }
    }

    @Test
    void aNameThatTheDiskHadNoRoomForIsGivenAnew() throws IOException {
        Files.createFile(directory.resolve("node"));

        try (Home home = Home.take(directory, Occupant.Term.SERVICE)) {
            assertThat(home.node()).matches("node-[0-9a-f]{12}").isEqualTo(home.node());
        }
    }
}
