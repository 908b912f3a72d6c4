package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import io.rhapsode.worker.spoken.SpokenChunkRoom;
import io.rhapsode.worker.spoken.SpokenChunks;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A generation that cannot be read keeps its spoken chunks, and keeps nobody from removing others'. */
class SweepUnreadableTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId OVER = new GenerationId("gen_" + "1".repeat(26));
    private static final GenerationId UNREADABLE = new GenerationId("gen_" + "2".repeat(26));
    private static final ObjectKey DONE = ObjectKey.of(TENANT, ObjectKind.SPOKEN, "done.wav");
    private static final ObjectKey UNKNOWN = ObjectKey.of(TENANT, ObjectKind.SPOKEN, "unknown.wav");
    private static final SweepSettings SETTINGS =
            new SweepSettings(Duration.ofDays(1), Duration.ofHours(24), 30, DataSize.ofBytes(1));

    @TempDir
    Path folder;

    private final EventStore log =
            new EmbeddedEventStore(EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine())) {

                @Override
                public DomainEventStream readEvents(String generation, long from) {
                    if (generation.equals(UNREADABLE.value())) {
                        throw new IllegalStateException("unreadable");
                    }
                    return super.readEvents(generation, from);
                }
            };

    private final TestDatabase database = new TestDatabase();
    private ObjectStore objects;
    private SpokenChunkRemoval removal;

    @BeforeEach
    void open() throws Exception {
        objects = new FileObjectStore(folder, new UrlSigner(new byte[32], Clock.systemUTC()), Clock.systemUTC());
        var transaction = new TransactionTemplate(database.transactions());
        removal = new SpokenChunkRemoval(objects, database.client(), transaction);
        var chunks = new SpokenChunks(objects, database.client(), transaction);
        chunks.claim(TENANT, UNREADABLE, List.of(UNKNOWN)).put(UNKNOWN, new byte[1]);
        chunks.claim(TENANT, OVER, List.of(DONE)).put(DONE, new byte[1]);
        chunks.report(Map.of(UNKNOWN, 1L, DONE, 1L));
        log.publish(
                new GenericDomainEventMessage<>("Generation", OVER.value(), 0, Requests.of(TENANT, OVER, 10)),
                new GenericDomainEventMessage<>(
                        "Generation", OVER.value(), 1, new GenerationCompleted(OVER, 0, 0, 0, 0)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void onlyTheOthersWent() throws Exception {
        assertThat(objects.size(DONE)).isEmpty();
        assertThat(objects.size(UNKNOWN)).isPresent();
    }

    @Test
    void whatNobodyHasUsedForLongGoesAndTheFailureIsToldAtTheEnd() throws Exception {
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(31)), ZoneOffset.UTC);

        assertThatThrownBy(() -> new SweepSpokenChunks(log, removal, later, SETTINGS).perform())
                .hasMessage("unreadable");

        onlyTheOthersWent();
    }

    @Test
    void whatTakesTooMuchRoomGoesAndTheFailureIsToldAtTheEnd() throws Exception {
        database.client()
                .sql("update spoken_chunk set last_used_at = now() - interval '1 hour' where chunk_key = :first")
                .param("first", UNKNOWN.value())
                .update();
        var room = new SpokenChunkRoom(objects, database.client(), removal);

        assertThatThrownBy(() -> new SweepLongestUnused(log, room, SETTINGS).perform())
                .hasMessage("unreadable");

        onlyTheOthersWent();
    }
}
