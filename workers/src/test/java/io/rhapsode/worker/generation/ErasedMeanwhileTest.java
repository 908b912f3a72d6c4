package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FindTitle;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.MergeAudio;
import io.rhapsode.events.generation.RecordMerge;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.generation.TitleView;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.audio.AudioException;
import io.rhapsode.worker.audio.Master;
import io.rhapsode.worker.audio.MasterSpec;
import io.rhapsode.worker.audio.NoAudioTools;
import io.rhapsode.worker.audio.SpokenPart;
import io.rhapsode.worker.queue.Commands;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generation that is erased while its file is being made leaves no file behind, and no fault. */
class ErasedMeanwhileTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId ID = new GenerationId("gen_" + "1".repeat(26));
    private static final ObjectKey CHUNK = new ObjectKey("spoken/ten_a/chunk.wav");
    private static final ObjectKey FILE = ObjectKey.audio(TENANT, ID, "wav");

    @TempDir
    Path folder;

    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final List<Object> sent = new ArrayList<>();
    private final Commands commands = new Commands(command -> sent.add(command.getPayload()), Map.of());
    private int events;
    private ObjectStore objects;
    private Path work;

    /** What happens while the tools are joining the parts. */
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void aGenerationIsSpoken() throws IOException {
        Clock clock = Clock.systemUTC();
        objects = new FileObjectStore(folder.resolve("objects"), new UrlSigner(new byte[32], clock), clock);
        work = Files.createDirectory(folder.resolve("work"));
        objects.put(CHUNK, new ByteArrayInputStream(new byte[] {1}));
        happened(Requests.of(TENANT, ID, 10));
        happened(new TextAnalyzed(
                ID,
                new TextAnalysis(10, "en", 1, ContentType.values()[0], Emotion.values()[0], 0, 0, 1, 1, 2, "rules/1")));
        happened(new TextSplit(ID, List.of(new ChunkSpan(0, 10, Boundary.PARAGRAPH, 0))));
        happened(new ChunkSynthesized(ID, 0, 10, spoken()));
    }

    @Test
    void aFileThatIsFinishedAfterTheErasureIsRemoved() throws Exception {
        meanwhile = this::erase;

        merge();

        assertThat(objects.size(FILE)).isEmpty();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void aFileThatAKilledWorkerStoredAfterTheErasureIsRemovedWhenItsTaskRunsAgain() throws Exception {
        objects.put(FILE, new ByteArrayInputStream(new byte[] {1}));
        happened(new GenerationErased(ID, TENANT, ErasureReason.REQUESTED));

        merge();

        assertThat(objects.size(FILE)).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void aChunkThatTheErasureTookAwayFailsNothing() throws Exception {
        meanwhile = () -> {
            erase();
            unreadable();
        };

        merge();

        assertThat(sent).isEmpty();
    }

    @Test
    void aChunkThatIsGoneWithoutAnErasureFailsTheGeneration() throws Exception {
        meanwhile = ErasedMeanwhileTest::unreadable;

        merge();

        assertThat(sent).containsExactly(new FailGeneration(ID, FailureCode.MERGE_FAILED));
    }

    @Test
    void whatHasFailedIsNotJoinedAnyMore() throws Exception {
        happened(new GenerationFailed(ID, FailureCode.STAGE_TIMEOUT, List.of(), 0));
        meanwhile = () -> {
            throw new AssertionError("nobody waits for it");
        };

        merge();

        assertThat(objects.size(FILE)).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void aFileThatNobodyErasesStays() throws Exception {
        merge();

        assertThat(objects.size(FILE)).hasValue(3);
        assertThat(sent).singleElement().isInstanceOf(RecordMerge.class);
    }

    private void merge() throws Exception {
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        bus.subscribe(FindTitle.class.getName(), TitleView.class, query -> new TitleView(null));
        MasterSpecs specs =
                new MasterSpecs(DefaultQueryGateway.builder().queryBus(bus).build());
        try (EarlyMasters early = new EarlyMasters(new Tools(), objects, specs, work)) {
            new MasterAudio(log, specs, objects, new Tools(), early, work)
                    .perform(new MergeAudio(ID, TENANT), commands);
        }
    }

    private void erase() {
        happened(new GenerationErased(ID, TENANT, ErasureReason.REQUESTED));
        try {
            objects.delete(CHUNK);
            objects.delete(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unreadable() {
        throw new AudioException(AudioException.Code.PART_UNREADABLE, "a part cannot be opened");
    }

    private void happened(GenerationEvent event) {
        log.publish(new GenericDomainEventMessage<>("Generation", ID.value(), events++, event));
    }

    private static SpokenChunk spoken() {
        return new SpokenChunk(
                0, new ProviderId("local"), new VoiceId("local:en"), CHUNK, 1, 1, 44_100, 1, false, 0, 1, List.of());
    }

    /** Writes three bytes and calls them a file. */
    private final class Tools extends NoAudioTools {

        @Override
        public Master merge(List<SpokenPart> parts, MasterSpec spec, Path file, DoubleConsumer progress) {
            meanwhile.run();
            try {
                Files.write(file, new byte[3]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Master(1, 1, 3, 44_100, null, null);
        }

        @Override
        public void beginning(Path file, AudioSpec spec, Duration length, Path target) {
            try {
                Files.write(target, new byte[1]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
