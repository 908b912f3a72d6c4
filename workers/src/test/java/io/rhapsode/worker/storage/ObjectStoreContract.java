package io.rhapsode.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every store must do: an object appears whole or not at all, and is found again by any node. */
abstract class ObjectStoreContract {

    static final TenantId TENANT = new TenantId("ten_a");
    static final ObjectKey KEY = ObjectKey.of(TENANT, ObjectKind.SPOKEN, "0123abcd");

    /** More than one request writes or reads. */
    private static final int LONG = 2 * S3Upload.PART_BYTES + 12_345;

    ObjectStore store;

    /** As another node opens it. */
    abstract ObjectStore reopened() throws IOException;

    /** Nothing is there but whole objects. */
    abstract void nothingIsIncoming() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = reopened();
    }

    static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    String content(ObjectKey key) throws IOException {
        try (InputStream object = store.open(key)) {
            return new String(object.readAllBytes(), StandardCharsets.UTF_8);
        }
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
        for (String value : List.of("tenants/ten_a/spoken/other", "tenants/ten_a/spoken")) {
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
    void manyAreDeletedTogetherAndThoseThatAreGoneDoNotMatter() throws Exception {
        List<ObjectKey> keys = new ArrayList<>();
        for (int number = 0; number < 250; number++) {
            keys.add(ObjectKey.of(TENANT, ObjectKind.LIVE, "piece-" + number));
            if (number % 5 > 0) {
                store.put(keys.getLast(), stream("x"));
            }
        }
        store.put(KEY, stream("y"));

        store.delete(keys);

        try (Stream<StoredObject> left = store.list(new ObjectKey("tenants"))) {
            assertThat(left.map(StoredObject::key)).containsExactly(KEY);
        }
    }

    @Test
    void aSourceThatFailsLeavesTheOldObjectAndNothingElse() throws Exception {
        store.put(KEY, stream("old"));

        assertThatThrownBy(() -> store.put(KEY, failing(100_000, new IOException("the line was cut"))))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StorageFullException.class)
                .hasMessage("the line was cut");

        assertThat(content(KEY)).isEqualTo("old");
        nothingIsIncoming();
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

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(4711).nextBytes(noise);
        return noise;
    }

    @Test
    void aLongObjectOfUnknownLengthIsStoredAndReadToTheByte() throws Exception {
        byte[] noise = noise(LONG);

        store.put(KEY, new Trickle(noise));

        assertThat(store.size(KEY)).hasValue(LONG);
        try (InputStream object = store.open(KEY)) {
            assertThat(object.readAllBytes()).isEqualTo(noise);
        }
        int from = S3Reading.BLOCK_BYTES - 10;
        int length = 2 * S3Reading.BLOCK_BYTES;
        try (InputStream range = store.open(KEY, from, length)) {
            assertThat(range.readAllBytes()).isEqualTo(Arrays.copyOfRange(noise, from, from + length));
        }
        nothingIsIncoming();
    }

    @Test
    void anObjectAsLongAsItsPartsIsWhole() throws Exception {
        byte[] noise = noise(S3Upload.PART_BYTES);

        store.put(KEY, new ByteArrayInputStream(noise));

        try (InputStream object = store.open(KEY)) {
            assertThat(object.readAllBytes()).isEqualTo(noise);
        }
    }

    /** Gives a little at a time, as a network does. */
    private static final class Trickle extends ByteArrayInputStream {

        private static final int MOST = 10_007;

        Trickle(byte[] content) {
            super(content);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, MOST));
        }
    }

    static InputStream failing(int after, IOException failure) {
        return new InputStream() {
            private int left = after;

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
    void aLongSourceThatFailsLeavesNothingAtAll() throws Exception {
        assertThatThrownBy(() -> store.put(KEY, failing(LONG, new IOException("the line was cut"))))
                .hasMessage("the line was cut");

        assertThat(store.size(KEY)).isEmpty();
        nothingIsIncoming();
    }

    @Test
    void allThatATenantHasLiesInOneFolder() throws Exception {
        GenerationId generation = new GenerationId("gen_" + "1".repeat(26));
        ObjectKey audio = ObjectKey.audio(TENANT, generation, "mp3");
        List<ObjectKey> keys = List.of(
                ObjectKey.text(TENANT, generation),
                audio,
                ObjectKey.firstMinute(audio),
                ObjectKey.of(TENANT, ObjectKind.SPOKEN, "0123abcd.wav"),
                ObjectKey.of(TENANT, ObjectKind.LIVE, "listener-0"));
        for (ObjectKey key : keys) {
            store.put(key, stream("x"));
        }
        store.put(ObjectKey.text(new TenantId("ten_ab"), generation), stream("another's"));

        try (Stream<StoredObject> his = store.list(new ObjectKey("tenants/" + TENANT))) {
            assertThat(his.map(StoredObject::key)).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void whatLiesBelowAFolderIsListedWithItsAgeAndNothingElse() throws IOException {
        Instant before = Instant.now().minusSeconds(2); // some stores tell the age by seconds
        store.put(new ObjectKey("texts/ten_a/one"), stream("1"));
        store.put(new ObjectKey("texts/ten_b/two"), stream("2"));
        store.put(new ObjectKey("textsandmore/ten_a/three"), stream("3"));
        store.put(KEY, stream("4"));

        try (Stream<StoredObject> listed = store.list(new ObjectKey("texts"))) {
            assertThat(listed.toList())
                    .allSatisfy(object -> assertThat(object.storedAt())
                            .isBetween(before, Instant.now().plusSeconds(1)))
                    .extracting(object -> object.key().value())
                    .containsExactlyInAnyOrder("texts/ten_a/one", "texts/ten_b/two");
        }
    }

    @Test
    void aFolderThatIsNotThereHasNothingInIt() throws IOException {
        try (Stream<StoredObject> listed = store.list(new ObjectKey("texts"))) {
            assertThat(listed).isEmpty();
        }
    }

    /** More than one page of them. */
    @Test
    void whatIsDeletedWhileItIsListedEndsNothing() throws Exception {
        int objects = manyObjects();
        int seen = 0;
        try (Stream<StoredObject> listed = store.list(new ObjectKey("texts"))) {
            for (var next = listed.iterator(); next.hasNext(); seen++) {
                String name = next.next().key().value();
                store.delete(new ObjectKey(name));
                store.delete(new ObjectKey(name.startsWith("texts/ten_a") ? "texts/ten_b/7" : "texts/ten_a/7"));
            }
        }

        assertThat(seen).isBetween(objects - 2, objects);
        try (Stream<StoredObject> left = store.list(new ObjectKey("texts"))) {
            assertThat(left.count()).isLessThanOrEqualTo(1);
        }
    }

    private int manyObjects() throws Exception {
        int each = 520;
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> puts = new ArrayList<>();
            for (int number = 0; number < each; number++) {
                for (String tenant : List.of("ten_a", "ten_b")) {
                    ObjectKey key = new ObjectKey("texts/" + tenant + "/" + number);
                    puts.add(threads.submit(() -> {
                        store.put(key, stream("x"));
                        return null;
                    }));
                }
            }
            for (Future<?> put : puts) {
                put.get();
            }
        }
        return 2 * each;
    }

    private static void isOneOfThem(byte[] content, int size) {
        byte[] expected = new byte[size];
        Arrays.fill(expected, content[0]);
        assertThat(content).isEqualTo(expected);
    }
}
