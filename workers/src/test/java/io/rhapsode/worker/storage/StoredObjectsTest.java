package io.rhapsode.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a store is listed with its age, and what a crash left behind is removed. */
class StoredObjectsTest {

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
    void whatLiesBelowAFolderIsListedWithItsAgeAndNothingElse() throws IOException {
        store.put(new ObjectKey("texts/ten_a/one"), stream("1"));
        store.put(new ObjectKey("texts/ten_b/two"), stream("2"));
        store.put(new ObjectKey("textsandmore/ten_a/three"), stream("3"));
        store.put(KEY, stream("4"));
        Files.setLastModifiedTime(root.resolve("texts/ten_b/two"), FileTime.from(NOW));
        Files.writeString(root.resolve("texts/ten_a/Not a key"), "5");

        try (Stream<StoredObject> listed = store.list(new ObjectKey("texts"))) {
            assertThat(listed.toList())
                    .hasSize(2)
                    .contains(new StoredObject(new ObjectKey("texts/ten_b/two"), NOW))
                    .anyMatch(object -> object.key().value().equals("texts/ten_a/one"));
        }
    }

    @Test
    void aFolderThatIsNotThereHasNothingInIt() throws IOException {
        try (Stream<StoredObject> listed = store.list(new ObjectKey("texts"))) {
            assertThat(listed).isEmpty();
        }
    }

    @Test
    void whatIsDeletedWhileItIsListedEndsNothing() throws IOException {
        for (int number = 0; number < 50; number++) {
            store.put(new ObjectKey("texts/ten_a/" + number), stream("x"));
            store.put(new ObjectKey("texts/ten_b/" + number), stream("x"));
        }
        int seen = 0;
        try (Stream<StoredObject> listed = store.list(new ObjectKey("texts"))) {
            for (var next = listed.iterator(); next.hasNext(); seen++) {
                String name = next.next().key().value();
                store.delete(new ObjectKey(name));
                store.delete(new ObjectKey(name.startsWith("texts/ten_a") ? "texts/ten_b/7" : "texts/ten_a/7"));
            }
        }

        assertThat(seen).isBetween(98, 100);
        try (Stream<StoredObject> left = store.list(new ObjectKey("texts"))) {
            assertThat(left.count()).isLessThanOrEqualTo(1);
        }
    }
}
