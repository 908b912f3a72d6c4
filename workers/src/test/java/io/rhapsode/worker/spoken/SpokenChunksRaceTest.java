package io.rhapsode.worker.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectPlace;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.storage.StoredObject;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** While one generation looks for audio or stores it, another that has the same goes, on two threads over a real PostgreSQL. */
class SpokenChunksRaceTest {

    private static final int ROUNDS = 300;
    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId LEAVING = new GenerationId("gen_" + "1".repeat(26));
    private static final GenerationId STAYING = new GenerationId("gen_" + "2".repeat(26));
    private static final byte[] WAV = new byte[4_096];
    private static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private ObjectStore objects;
    private SpokenChunks chunks;
    private SpokenChunkRemoval removal;

    @BeforeEach
    void open() throws Exception {
        Clock clock = Clock.systemUTC();
        objects = new FileObjectStore(folder, new UrlSigner(new byte[32], clock), clock);
        var transaction = new TransactionTemplate(database.transactions());
        chunks = new SpokenChunks(objects, database.client(), transaction);
        removal = new SpokenChunkRemoval(objects, database.client(), transaction);
    }

    @AfterEach
    void close() {
        threads.close();
        database.close();
    }

    @Test
    void whatIsFoundWhileItsOtherUserIsErasedStaysAndWhatIsNotFoundIsGone() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ObjectKey name = new ObjectKey("tenants/ten_a/spoken/found" + round + ".wav");
            put(name, LEAVING);

            Optional<SpokenChunks.Found> heard = atOnce(() -> find(name, STAYING), () -> removal.erase(LEAVING));

            if (heard.isPresent()) {
                assertThat(heard.get().wav()).isEqualTo(WAV);
            }
            assertThat(objects.size(name).isPresent()).isEqualTo(heard.isPresent());
        }
        everyFileHasARow();
    }

    @Test
    void whatIsStoredWhileItsOtherUserIsErasedStays() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ObjectKey name = new ObjectKey("tenants/ten_a/spoken/stored" + round + ".wav");
            put(name, LEAVING);

            atOnce(
                    () -> {
                        put(name, STAYING);
                        return null;
                    },
                    () -> removal.erase(LEAVING));

            assertThat(objects.size(name)).hasValue(WAV.length);
        }
        everyFileHasARow();
    }

    @Test
    void whatIsFoundWhileItExpiresStaysAndWhatIsNotFoundIsGone() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ObjectKey name = new ObjectKey("tenants/ten_a/spoken/old" + round + ".wav");
            put(name, LEAVING);
            database.client()
                    .sql("update spoken_chunk set last_used_at = now() - interval '31 days'")
                    .update();

            Optional<SpokenChunks.Found> heard = atOnce(
                    () -> find(name, STAYING),
                    () -> removal.expire(Instant.now().minus(Duration.ofDays(30)), generation -> false));

            assertThat(objects.size(name).isPresent()).isEqualTo(heard.isPresent());
        }
        everyFileHasARow();
    }

    @Test
    void aGenerationThatStoresWhileItIsErasedItselfLeavesNothingBehindTheSecondErasure() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ObjectKey name = new ObjectKey("tenants/ten_a/spoken/own" + round + ".wav");

            atOnce(
                    () -> {
                        put(name, LEAVING);
                        return null;
                    },
                    () -> removal.erase(LEAVING));
            chunks.claim(TENANT, LEAVING, List.of(name));
            removal.erase(LEAVING);

            assertThat(objects.size(name)).isEmpty();
        }
        everyFileHasARow();
    }

    private void put(ObjectKey name, GenerationId generation) throws Exception {
        chunks.claim(TENANT, generation, List.of(name)).put(name, WAV);
    }

    private Optional<SpokenChunks.Found> find(ObjectKey name, GenerationId generation) throws Exception {
        return chunks.claim(TENANT, generation, List.of(name)).find(name);
    }

    @Test
    void audioThatNobodyClaimsIsRemovedOrFoundByWhoClaimsItAtThatMoment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ObjectKey name = new ObjectKey("tenants/ten_a/spoken/stray" + round + ".wav");
            objects.put(name, new ByteArrayInputStream(WAV));

            Optional<SpokenChunks.Found> heard = atOnce(() -> find(name, STAYING), () -> removeStrays());

            assertThat(objects.size(name).isPresent()).isEqualTo(heard.isPresent());
        }
        everyFileHasARow();
    }

    private void removeStrays() {
        try {
            removal.removeStrays(FAR_AHEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T atOnce(Callable<T> one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<T> first = threads.submit(() -> {
            start.await();
            return one.call();
        });
        Future<?> second = threads.submit(() -> {
            start.await();
            other.run();
            return null;
        });
        second.get();
        return first.get();
    }

    private void everyFileHasARow() throws Exception {
        try (Stream<StoredObject> files = objects.list(ObjectPlace.ALL)) {
            assertThat(files.map(file -> file.key().value()))
                    .allSatisfy(name -> assertThat(database.client()
                                    .sql("select count(*) from spoken_chunk where chunk_key = :name")
                                    .param("name", name)
                                    .query(Long.class)
                                    .single())
                            .as(name)
                            .isEqualTo(1));
        }
        // and what has one can be removed: nothing is left over for ever
        removal.expire(FAR_AHEAD, generation -> false);
        try (Stream<StoredObject> files = objects.list(ObjectPlace.ALL)) {
            assertThat(files).isEmpty();
        }
    }
}
