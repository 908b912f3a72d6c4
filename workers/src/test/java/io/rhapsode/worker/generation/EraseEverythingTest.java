package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.EraseTraces;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectPlace;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.audio.FfmpegAudioTools;
import io.rhapsode.worker.audio.FfmpegSearch;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import io.rhapsode.worker.spoken.SpokenChunks;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** An erasure leaves nothing of a generation, wherever it lay, and touches nobody else's. */
class EraseEverythingTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId ID = new GenerationId("gen_" + "1".repeat(26));
    private static final GenerationId OTHER = new GenerationId("gen_" + "2".repeat(26));

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final List<Object> sent = new ArrayList<>();
    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private ObjectStore objects;
    private SpokenChunks chunks;
    private EraseEverything erasure;

    @BeforeEach
    void open() throws Exception {
        Clock clock = Clock.systemUTC();
        var transaction = new TransactionTemplate(database.transactions());
        objects = new FileObjectStore(folder.resolve("objects"), new UrlSigner(new byte[32], clock), clock);
        chunks = new SpokenChunks(objects, database.client(), transaction);
        Path work = Files.createDirectory(folder.resolve("work"));
        var queries = DefaultQueryGateway.builder()
                .queryBus(SimpleQueryBus.builder().build())
                .build();
        var audio = new FfmpegAudioTools(FfmpegSearch.begin(null, folder), work);
        erasure = new EraseEverything(
                log,
                objects,
                new SpokenChunkRemoval(objects, database.client(), transaction),
                new EarlyMasters(audio, objects, new MasterSpecs(queries), work),
                clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void erased(ObjectKey file) throws Exception {
        List<GenerationEvent> story = List.of(
                Requests.of(TENANT, ID, 10),
                new AudioMerged(ID, new MasteredAudio(file, AudioFormat.MP3, 1, 1, 44_100, null, null), 0, 1),
                new GenerationCompleted(ID, 0, 0, 0, 0),
                new GenerationErased(ID, TENANT, ErasureReason.EXPIRED));
        for (int number = 0; number < story.size(); number++) {
            log.publish(new GenericDomainEventMessage<>("Generation", ID.value(), number, story.get(number)));
        }
        put(ObjectKey.text(TENANT, ID));
        put(file);
        put(ObjectKey.firstMinute(file));
        put(ObjectKey.text(TENANT, OTHER));
        ObjectKey own = ObjectKey.of(TENANT, ObjectKind.SPOKEN, "own.wav");
        chunks.claim(TENANT, ID, List.of(own)).put(own, new byte[1]);

        erasure.perform(new EraseTraces(ID, TENANT), new Commands(command -> sent.add(command.getPayload()), Map.of()));
    }

    private void put(ObjectKey key) throws Exception {
        objects.put(key, new ByteArrayInputStream(new byte[1]));
    }

    @Test
    void nothingIsLeftOfItsTextItsFileItsFirstMinuteAndItsChunks() throws Exception {
        ObjectKey file = ObjectKey.audio(TENANT, ID, "mp3");
        erased(file);

        assertThat(sent).containsExactly(new ForgetWords(TENANT, ID));
        try (var left = objects.list(ObjectPlace.ALL)) {
            assertThat(left.map(object -> object.key())).containsExactly(ObjectKey.text(TENANT, OTHER));
        }
    }

    @Test
    void norOfAFileThatLiesWhereFilesLayBefore() throws Exception {
        ObjectKey file = new ObjectKey("audio/" + TENANT + "/" + ID + ".mp3");
        erased(file);

        assertThat(objects.size(file)).isEmpty();
        assertThat(objects.size(ObjectKey.firstMinute(file))).isEmpty();
    }
}
