package io.rhapsode.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.StoredObject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects as files. */
class FileObjectStoreTest extends ObjectStoreContract {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path root;

    @Override
    FileObjectStore reopened() throws IOException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new FileObjectStore(root, new UrlSigner(new byte[32], clock), clock);
    }

    @Override
    void nothingIsIncoming() {
        assertThat(root.resolve(".incoming")).isEmptyDirectory();
    }

    @Test
    void aFullDiskIsSaidToBeFullAndNothingIsLeftOnIt() throws Exception {
        store.put(KEY, stream("old"));

        assertThatThrownBy(() -> store.put(KEY, failing(100_000, diskFull())))
                .isInstanceOf(StorageFullException.class)
                .hasMessageContaining(root.toString());

        assertThat(content(KEY)).isEqualTo("old");
        nothingIsIncoming();
    }

    /** What this system really says. */
    private static IOException diskFull() {
        try (var full = new FileOutputStream("/dev/full")) {
            full.write(1);
            throw new AssertionError("/dev/full took a byte");
        } catch (IOException e) {
            return e;
        }
    }

    @Test
    void aKeyWhoseFolderIsAnObjectIsRefused() throws Exception {
        store.put(KEY, stream("x"));

        assertThatThrownBy(() -> store.put(new ObjectKey(KEY + "/below"), stream("y")))
                .isInstanceOf(FileSystemException.class);

        assertThat(content(KEY)).isEqualTo("x");
        nothingIsIncoming();
    }

    @Test
    void nothingLiesBelowAnObject() throws Exception {
        store.put(KEY, stream("x"));
        ObjectKey below = new ObjectKey(KEY + "/below");

        assertThat(store.size(below)).isEmpty();
        assertThatThrownBy(() -> store.open(below)).isInstanceOf(NoSuchFileException.class);
        store.delete(below);
        assertThat(content(KEY)).isEqualTo("x");
    }

    @Test
    void aLinkOfTheStoreIsVerifiedByTheStore() throws Exception {
        assertThat(store.verify(store.link(KEY, "chunk.wav", Duration.ofMinutes(1))))
                .contains(KEY);
    }

    @Test
    void whatACrashLeftBehindIsRemovedADayLater() throws Exception {
        Path old = Files.writeString(root.resolve(".incoming/old"), "half");
        Path young = Files.writeString(root.resolve(".incoming/young"), "half");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofHours(23))));

        reopened();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void aFileThatIsNoObjectIsNotListedAndTheAgeIsThatOfTheFile() throws IOException {
        store.put(KEY, stream("1"));
        Path folder = root.resolve("tenants/ten_a/spoken");
        Files.setLastModifiedTime(folder.resolve("0123abcd"), FileTime.from(NOW));
        Files.writeString(folder.resolve("Not a key"), "2");

        try (Stream<StoredObject> listed = store.list(new ObjectKey("tenants"))) {
            assertThat(listed).containsExactly(new StoredObject(KEY, NOW));
        }
    }
}
