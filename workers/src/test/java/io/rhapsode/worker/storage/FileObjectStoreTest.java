package io.rhapsode.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.storage.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An object appears whole or not at all. */
class FileObjectStoreTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final ObjectKey KEY = new ObjectKey("spoken/ten_a/0123abcd");

    @TempDir
    Path root;

    private FileObjectStore store;

    @BeforeEach
    void open() throws IOException {
        store = reopened();
    }

    private FileObjectStore reopened() throws IOException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new FileObjectStore(root, new UrlSigner(new byte[32], clock), clock);
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private String content(ObjectKey key) throws IOException {
        try (InputStream object = store.open(key)) {
            return new String(object.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void nothingIsIncoming() {
        assertThat(root.resolve(".incoming")).isEmptyDirectory();
    }

    @Test
    void whatWasPutIsFoundAgainAlsoByAnotherNode() throws Exception {
        store.put(KEY, stream("Sing, O goddess"));

        assertThat(content(KEY)).isEqualTo("Sing, O goddess");
        assertThat(store.size(KEY)).hasValue(15);
        assertThat(reopened().size(KEY)).hasValue(15);
        nothingIsIncoming();
    }

    @Test
    void aFileIsCopied(@TempDir Path elsewhere) throws Exception {
        Path file = Files.writeString(elsewhere.resolve("master"), "the anger of Achilles");

        store.put(KEY, file);
        Files.writeString(file, "changed");

        assertThat(content(KEY)).isEqualTo("the anger of Achilles");
    }

    @Test
    void whatIsPutAgainIsReplaced() throws Exception {
        store.put(KEY, stream("a long first version"));
        try (InputStream first = store.open(KEY)) {
            store.put(KEY, stream("second"));

            assertThat(first.readAllBytes()).as("who reads goes on").asString().isEqualTo("a long first version");
        }
        assertThat(content(KEY)).isEqualTo("second");
    }

    @Test
    void anEmptyObjectIsAnObject() throws Exception {
        store.put(KEY, stream(""));

        assertThat(store.size(KEY)).hasValue(0);
        assertThat(content(KEY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,10,0123456789",
        "0,0,''",
        "3,4,3456",
        "8,100,89",
        "10,1,''",
        "11,1,''",
        "9,1,9",
        "5,9223372036854775807,56789"
    })
    void aRangeIsWhatIsThereOfIt(long offset, long length, String expected) throws Exception {
        store.put(KEY, stream("0123456789"));

        try (InputStream range = store.open(KEY, offset, length)) {
            assertThat(new String(range.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(expected);
        }
        try (InputStream range = store.open(KEY, offset, length)) {
            var oneByOne = new StringBuilder();
            for (int next = range.read(); next >= 0; next = range.read()) {
                oneByOne.append((char) next);
            }
            assertThat(oneByOne).hasToString(expected);
        }
    }

    @Test
    void aRangeThatCannotBeIsRefused() throws Exception {
        store.put(KEY, stream("0123456789"));

        assertThatThrownBy(() -> store.open(KEY, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(KEY, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotThereIsSaidNotToBeThere() throws Exception {
        store.put(KEY, stream("x"));
        for (String value : List.of("spoken/ten_a/other", "spoken/ten_a", "spoken/ten_a/0123abcd/below")) {
            ObjectKey key = new ObjectKey(value);
            assertThat(store.size(key)).isEqualTo(OptionalLong.empty());
            assertThatThrownBy(() -> store.open(key)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> store.open(key, 0, 1)).isInstanceOf(NoSuchFileException.class);
            store.delete(key);
        }
        assertThat(content(KEY)).isEqualTo("x");
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        store.put(KEY, stream("x"));

        store.delete(KEY);
        store.delete(KEY);

        assertThat(store.size(KEY)).isEmpty();
    }

    @Test
    void aSourceThatFailsLeavesTheOldObjectAndNothingElse() throws Exception {
        store.put(KEY, stream("old"));

        assertThatThrownBy(() -> store.put(KEY, failing(new IOException("the line was cut"))))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StorageFullException.class)
                .hasMessage("the line was cut");

        assertThat(content(KEY)).isEqualTo("old");
        nothingIsIncoming();
    }

    @Test
    void aFullDiskIsSaidToBeFullAndNothingIsLeftOnIt() throws Exception {
        store.put(KEY, stream("old"));

        assertThatThrownBy(() -> store.put(KEY, failing(diskFull())))
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

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 'x';
                }
                throw failure;
            }
        };
    }

    @Test
    void whoeverReadsSeesOneOfThoseThatArePutAtOnce() throws Exception {
        int size = 200_000;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> puts = new ArrayList<>();
            for (int writer = 0; writer < 24; writer++) {
                byte[] content = new byte[size];
                Arrays.fill(content, (byte) ('a' + writer));
                puts.add(threads.submit(() -> {
                    store.put(KEY, new ByteArrayInputStream(content));
                    return null;
                }));
                puts.add(threads.submit(() -> {
                    if (store.size(KEY).isPresent()) {
                        try (InputStream object = store.open(KEY)) {
                            isOneOfThem(object.readAllBytes(), size);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> put : puts) {
                put.get();
            }
        }
        try (InputStream object = store.open(KEY)) {
            isOneOfThem(object.readAllBytes(), size);
        }
        nothingIsIncoming();
    }

    private static void isOneOfThem(byte[] content, int size) {
        byte[] expected = new byte[size];
        Arrays.fill(expected, content[0]);
        assertThat(content).isEqualTo(expected);
    }

    @Test
    void manyKeysOfANewFolderAreMadeAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> puts = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                ObjectKey key = new ObjectKey("live/a/b/c/" + number);
                puts.add(threads.submit(() -> {
                    store.put(key, stream(key.value()));
                    return null;
                }));
            }
            for (Future<?> put : puts) {
                put.get();
            }
        }
        assertThat(content(new ObjectKey("live/a/b/c/49"))).isEqualTo("live/a/b/c/49");
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
    void aLinkOfTheStoreIsVerifiedByTheStore() throws Exception {
        assertThat(store.verify(store.link(KEY, "chunk.wav", Duration.ofMinutes(1))))
                .contains(KEY);
    }
}
