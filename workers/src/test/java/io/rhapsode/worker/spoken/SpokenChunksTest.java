package io.rhapsode.worker.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectPlace;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Audio of a chunk is found by its name, and goes with the last generation that uses it. */
class SpokenChunksTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId ONE = new GenerationId("gen_" + "1".repeat(26));
    private static final GenerationId OTHER = new GenerationId("gen_" + "2".repeat(26));
    private static final ObjectKey OWN = new ObjectKey("tenants/ten_a/spoken/own.wav");
    private static final ObjectKey SHARED = new ObjectKey("tenants/ten_a/spoken/shared.wav");
    private static final Instant DAYS_30_AGO = Instant.now().minus(Duration.ofDays(30));
    private static final byte[] WAV = {1, 2, 3};

    private final Predicate<GenerationId> nobodyIsAtWork = generation -> false;

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
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
        database.close();
    }

    private void put(ObjectKey name, GenerationId generation) throws Exception {
        chunks.claim(TENANT, generation, List.of(name)).put(name, WAV);
    }

    private Optional<SpokenChunks.Found> find(ObjectKey name, GenerationId generation) throws Exception {
        return chunks.claim(TENANT, generation, List.of(name)).find(name);
    }

    private void report(ObjectKey... names) {
        chunks.report(Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> (long) WAV.length)));
    }

    private List<String> uses() {
        return database
                .client()
                .sql("select generation_id || ' ' || chunk_key from spoken_chunk_use order by 1")
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private long entries() {
        return database.client()
                .sql("select count(*) from spoken_chunk")
                .query(Long.class)
                .single();
    }

    private static String use(GenerationId generation, ObjectKey name) {
        return generation + " " + name;
    }

    @Test
    void whatWasNeverStoredIsNotFound() throws Exception {
        assertThat(find(OWN, ONE)).isEmpty();
    }

    @Test
    void everythingThatARunMayNeedIsClaimedAtOnceAndMayBeAgain() throws Exception {
        put(SHARED, ONE);
        report(SHARED);

        for (int repeated = 0; repeated < 2; repeated++) {
            SpokenChunks.Claim claim = chunks.claim(TENANT, OTHER, List.of(OWN, SHARED, OWN));

            assertThat(uses()).containsExactly(use(ONE, SHARED), use(OTHER, OWN), use(OTHER, SHARED));
            assertThat(claim.find(SHARED).orElseThrow().reported()).isTrue();
            assertThat(claim.find(OWN)).isEmpty();
        }
    }

    @Test
    void whatARunStoredAfterItsGenerationWasErasedGoesWithASecondErasureUnlessAnotherUsesIt() throws Exception {
        SpokenChunks.Claim claim = chunks.claim(TENANT, ONE, List.of(OWN, SHARED));
        put(SHARED, OTHER);
        removal.erase(ONE);
        claim.put(OWN, WAV);

        chunks.claim(TENANT, ONE, List.of(OWN, SHARED));
        removal.erase(ONE);

        assertThat(objects.size(OWN)).isEmpty();
        assertThat(objects.size(SHARED)).hasValue(WAV.length);
        assertThat(uses()).containsExactly(use(OTHER, SHARED));
    }

    @Test
    void oldAudioThatNobodyClaimsIsRemovedAndWhatIsClaimedOrFreshStays() throws Exception {
        for (int i = 0; i < 450; i++) { // more than are removed at once
            ObjectKey name = new ObjectKey("tenants/ten_a/spoken/" + i + ".wav");
            if (i % 3 == 0) {
                put(name, ONE);
            } else {
                objects.put(name, new ByteArrayInputStream(WAV));
            }
        }

        assertThat(removal.removeStrays(Instant.now().minus(Duration.ofHours(1))))
                .as("all are fresh")
                .isZero();
        assertThat(removal.removeStrays(Instant.now().plus(Duration.ofHours(1))))
                .isEqualTo(300);

        assertThat(entries()).isEqualTo(150);
        try (var left = objects.list(ObjectPlace.ALL)) {
            assertThat(left).hasSize(150);
        }
    }

    @Test
    void aFindRecordsTheUse() throws Exception {
        put(OWN, ONE);

        var found = find(OWN, ONE).orElseThrow();

        assertThat(found.wav()).isEqualTo(WAV);
        assertThat(found.reported()).as("nobody has reported it").isFalse();
        assertThat(uses()).containsExactly(use(ONE, OWN));
    }

    @Test
    void audioThatLiesWhereItLayBeforeIsFoundAndGoesWithItsOwnEntry() throws Exception {
        ObjectKey before = new ObjectKey("spoken/ten_a/own.wav");
        put(before, OTHER);
        assertThat(find(OWN, ONE).orElseThrow().reported()).isFalse();
        removal.erase(ONE);
        assertThat(objects.size(OWN)).isEmpty();

        report(before);
        assertThat(find(OWN, ONE).orElseThrow().reported()).isTrue();
        removal.erase(OTHER);
        assertThat(objects.size(before)).isEmpty();
        assertThat(find(OWN, ONE).orElseThrow().wav()).isEqualTo(WAV);
    }

    @Test
    void audioThatWasReportedIsFoundAsSuch() throws Exception {
        put(SHARED, ONE);
        report(SHARED);

        assertThat(find(SHARED, OTHER).orElseThrow().reported()).isTrue();
        assertThat(uses()).containsExactly(use(ONE, SHARED), use(OTHER, SHARED));
    }

    @Test
    void whatIsReportedTwiceOrWasErasedMeanwhileIsNoFurtherEntry() throws Exception {
        put(OWN, ONE);
        put(SHARED, OTHER);
        removal.erase(OTHER);

        report(OWN, SHARED);
        report(OWN);

        assertThat(find(OWN, ONE).orElseThrow().reported()).isTrue();
        assertThat(uses()).containsExactly(use(ONE, OWN));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void anErasureRemovesWhatNobodyElseUsesAndKeepsWhatAnotherGenerationUses() throws Exception {
        for (ObjectKey name : List.of(OWN, SHARED)) {
            put(name, ONE);
            find(name, ONE);
        }
        find(SHARED, OTHER);

        removal.erase(ONE);

        assertThat(objects.size(OWN)).isEmpty();
        assertThat(objects.size(SHARED)).hasValue(WAV.length);
        assertThat(uses()).containsExactly(use(OTHER, SHARED));
        assertThat(entries()).isEqualTo(1);

        removal.erase(OTHER);

        assertThat(objects.size(SHARED)).isEmpty();
        assertThat(uses()).isEmpty();
        assertThat(entries()).isZero();
    }

    @Test
    void anErasureRemovesWhatWasStoredAndNotReported() throws Exception {
        put(OWN, ONE);

        removal.erase(ONE);

        assertThat(objects.size(OWN)).isEmpty();
    }

    @Test
    void anErasureKeepsAnUnreportedNameThatAnotherGenerationUses() throws Exception {
        put(SHARED, ONE);
        find(SHARED, OTHER);

        removal.erase(ONE);

        assertThat(objects.size(SHARED)).hasValue(WAV.length);
        assertThat(uses()).containsExactly(use(OTHER, SHARED));
    }

    @Test
    void audioThatIsFoundTwiceBeforeItIsReportedIsNotTakenForReported() throws Exception {
        put(OWN, ONE);
        find(OWN, ONE);

        assertThat(find(OWN, OTHER).orElseThrow().reported()).isFalse();
    }

    @Test
    void whatNobodyHasUsedForLongGoesWithItsUsesAndCanBeStoredAgain() throws Exception {
        put(OWN, ONE);
        put(SHARED, ONE);
        unusedForDays(OWN, 31);
        unusedForDays(SHARED, 29);

        assertThat(removal.expire(DAYS_30_AGO, nobodyIsAtWork)).isEqualTo(1);

        assertThat(objects.size(OWN)).isEmpty();
        assertThat(objects.size(SHARED)).hasValue(WAV.length);
        assertThat(uses()).containsExactly(use(ONE, SHARED));
        assertThat(find(OWN, OTHER)).isEmpty();
        put(OWN, OTHER);
        assertThat(find(OWN, OTHER)).isPresent();
    }

    @Test
    void aUseRenewsWhatItUses() throws Exception {
        for (ObjectKey name : List.of(OWN, SHARED)) {
            put(name, ONE);
            unusedForDays(name, 31);
        }
        find(OWN, OTHER);
        report(SHARED);

        assertThat(removal.expire(DAYS_30_AGO, nobodyIsAtWork)).isZero();
    }

    @Test
    void aGenerationAtWorkKeepsItsChunksHoweverLongItTakesAndTheOthersGo() throws Exception {
        List<ObjectKey> names = new ArrayList<>();
        for (int i = 0; i < 450; i++) { // more than are removed at once
            ObjectKey name = new ObjectKey("tenants/ten_a/spoken/" + String.format("%03d", i) + ".wav");
            put(name, i % 3 == 0 ? OTHER : ONE);
            names.add(name);
        }
        database.client()
                .sql("update spoken_chunk set last_used_at = now() - interval '31 days'")
                .update();

        assertThat(removal.expire(DAYS_30_AGO, OTHER::equals)).isEqualTo(300);

        for (int i = 0; i < names.size(); i++) {
            assertThat(objects.size(names.get(i)).isPresent()).isEqualTo(i % 3 == 0);
        }
    }

    private void unusedForDays(ObjectKey name, int days) {
        database.client()
                .sql(
                        "update spoken_chunk set last_used_at = now() - make_interval(days => :days) where chunk_key = :name")
                .param("days", days)
                .param("name", name.value())
                .update();
    }

    /** Whoever wants one of them waits for as many as go in one transaction. */
    @Test
    void anErasureOfABookGoesInStepsThatNobodyWaitsLongFor() throws Exception {
        var book = IntStream.range(0, 2 * SpokenChunkRemoval.AT_ONCE + 1)
                .mapToObj(chunk -> ObjectKey.of(TENANT, ObjectKind.SPOKEN, chunk + ".wav"))
                .toList();
        chunks.claim(TENANT, ONE, book).put(book.getLast(), new byte[1]);
        var steps = new AtomicInteger();
        var counted = new TransactionTemplate(database.transactions()) {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                steps.incrementAndGet();
                return super.execute(action);
            }
        };

        new SpokenChunkRemoval(objects, database.client(), counted).erase(ONE);

        assertThat(steps).hasValue(3);
        assertThat(objects.size(book.getLast())).isEmpty();
        assertThat(entries()).isZero();
    }

    @Test
    void anErasureMayBeRepeated() throws Exception {
        put(OWN, ONE);
        find(OWN, ONE);

        removal.erase(ONE);
        removal.erase(ONE);

        assertThat(objects.size(OWN)).isEmpty();
        assertThat(find(OWN, OTHER)).isEmpty();
    }
}
