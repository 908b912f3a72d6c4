package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.RemoveExpired;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.queue.CommandSender;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Files that no generation points at go, and what is over goes when its tenant keeps it no longer. */
class SweptObjectsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final TenantId TENANT = new TenantId("ten_a");
    private static final TenantId KEEPS_ALL = new TenantId("ten_b");
    private static final GenerationId ID = new GenerationId("gen_" + "1".repeat(26));
    private static final ObjectKey FILE = ObjectKey.audio(TENANT, ID, "mp3");
    private static final ObjectKey TEXT = ObjectKey.text(TENANT, ID);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final GenerationEvent DONE = new GenerationCompleted(ID, 0, 0, 0, 0);
    private static final GenerationEvent FAILED = new GenerationFailed(ID, FailureCode.INTERNAL, List.of(), 0);
    private static final GenerationEvent ERASED = new GenerationErased(ID, TENANT, ErasureReason.REQUESTED);

    @TempDir
    Path folder;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final SweepSettings settings =
            new SweepSettings(Duration.ofDays(1), Duration.ofHours(24), 30, DataSize.ofGigabytes(1));
    private final List<Object> sent = new ArrayList<>();
    private final List<Long> readFrom = new ArrayList<>();
    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine() {
                @Override
                public DomainEventStream readEvents(String aggregate, long firstSequenceNumber) {
                    readFrom.add(firstSequenceNumber);
                    return super.readEvents(aggregate, firstSequenceNumber);
                }

                /** In a database this reads no events. */
                @Override
                public Optional<Long> lastSequenceNumberFor(String aggregate) {
                    return super.readEvents(aggregate, 0)
                            .asStream()
                            .map(event -> event.getSequenceNumber())
                            .max(Comparator.naturalOrder());
                }
            })
            .build();
    private ObjectStore objects;

    @BeforeEach
    void open() throws Exception {
        objects = new FileObjectStore(folder, new UrlSigner(new byte[32], clock), clock);
    }

    private void happened(Instant at, GenerationEvent... events) {
        long next = log.lastSequenceNumberFor(ID.value()).map(last -> last + 1).orElse(0L);
        for (GenerationEvent event : events) {
            log.publish(new GenericDomainEventMessage<>(
                    "Generation", ID.value(), next, new GenericMessage<>(event), () -> at));
            next++;
        }
    }

    private static GenerationEvent merged(ObjectKey file) {
        return new AudioMerged(ID, new MasteredAudio(file, AudioFormat.MP3, 1, 1, 44_100, null, null), 0, 1);
    }

    private void stored(ObjectKey key, Duration ago) throws Exception {
        objects.put(key, new ByteArrayInputStream(new byte[] {1}));
        Files.setLastModifiedTime(folder.resolve(key.value()), FileTime.from(NOW.minus(ago)));
    }

    private boolean staysInTheSweep(ObjectKey file) throws Exception {
        new SweepAudio(log, objects, clock, settings).perform();
        return objects.size(file).isPresent();
    }

    @Test
    void aFileThatItsGenerationPointsAtStays() throws Exception {
        happened(NOW, Requests.of(TENANT, ID, 10), merged(FILE), DONE);
        stored(FILE, Duration.ofDays(100));
        stored(ObjectKey.firstMinute(FILE), Duration.ofDays(100));

        assertThat(staysInTheSweep(FILE)).isTrue();
        assertThat(staysInTheSweep(ObjectKey.firstMinute(FILE))).isTrue();
    }

    @Test
    void theWholeStoryOfABookIsNotReadForThat() throws Exception {
        happened(NOW, Requests.of(TENANT, ID, 10));
        happened(
                NOW,
                Collections.nCopies(1_000, (GenerationEvent) new MergeProgressed(ID, 0.5))
                        .toArray(GenerationEvent[]::new));
        happened(NOW, merged(FILE), DONE);
        stored(FILE, Duration.ofDays(100));
        readFrom.clear();

        assertThat(staysInTheSweep(FILE)).isTrue();
        assertThat(readFrom).allSatisfy(first -> assertThat(first).isGreaterThan(900));

        happened(NOW, ERASED);
        assertThat(staysInTheSweep(FILE)).isFalse();
    }

    @Test
    void soDoesOneThatLiesWhereFilesLayBefore() throws Exception {
        ObjectKey before = new ObjectKey("audio/" + TENANT + "/" + ID + ".mp3");
        happened(NOW, Requests.of(TENANT, ID, 10), merged(before), DONE);
        stored(before, Duration.ofDays(100));

        assertThat(staysInTheSweep(before)).isTrue();
    }

    @Test
    void aFileThatWasStoredBeforeADeathAndMergedAnewIsNoneThatItPointsAt() throws Exception {
        ObjectKey before = new ObjectKey("audio/" + TENANT + "/" + ID + ".mp3");
        happened(NOW, Requests.of(TENANT, ID, 10), merged(FILE), DONE);
        stored(before, Duration.ofHours(25));

        assertThat(staysInTheSweep(before)).isFalse();
    }

    @Test
    void aFileOfNobodysGoesWhenItIsADayOld() throws Exception {
        stored(FILE, Duration.ofHours(23));
        assertThat(staysInTheSweep(FILE))
                .as("its generation may be about to say so")
                .isTrue();

        stored(FILE, Duration.ofHours(25));
        assertThat(staysInTheSweep(FILE)).isFalse();
    }

    @Test
    void whatWasStoredAfterItsErasureGoes() throws Exception {
        happened(NOW, Requests.of(TENANT, ID, 10), merged(FILE), DONE, ERASED);
        stored(FILE, Duration.ofHours(25));

        assertThat(staysInTheSweep(FILE)).isFalse();
    }

    @Test
    void whatMayStillBeMergedStaysAndWhatNeverWillBeGoes() throws Exception {
        happened(NOW, Requests.of(TENANT, ID, 10));
        stored(FILE, Duration.ofDays(100));
        assertThat(staysInTheSweep(FILE)).isTrue();

        happened(NOW, new GenerationCancelled(ID, 1, 1, 0));
        assertThat(staysInTheSweep(FILE)).as("its beginning will be").isTrue();

        happened(NOW, FAILED);
        assertThat(staysInTheSweep(FILE)).isFalse();
    }

    private List<Object> expired() throws Exception {
        var bus = SimpleCommandBus.builder().build();
        List.of(RemoveExpired.class, ForgetWords.class)
                .forEach(type -> bus.subscribe(type.getName(), command -> sent.add(command.getPayload())));
        var gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        new SweepExpired(log, objects, () -> Map.of(TENANT, KEPT), new CommandSender(gateway), clock, settings)
                .perform();
        return sent;
    }

    private void overSince(Duration ago, GenerationEvent... end) throws Exception {
        Instant asked = NOW.minus(ago).minusSeconds(60);
        happened(asked, Requests.of(TENANT, ID, 10));
        stored(TEXT, Duration.between(asked, NOW));
        happened(NOW.minus(ago), end);
    }

    @Test
    void whatIsOverForLongerThanItsTenantKeepsItGoes() throws Exception {
        overSince(KEPT.plusSeconds(1), merged(FILE), DONE);

        assertThat(expired()).containsExactly(new RemoveExpired(ID));
    }

    @Test
    void soDoesTheTextOfWhatFailed() throws Exception {
        overSince(KEPT.plusSeconds(1), FAILED);

        assertThat(expired()).containsExactly(new RemoveExpired(ID));
    }

    @Test
    void itIsFoundWhereTextsLayBefore() throws Exception {
        overSince(KEPT.plusSeconds(1), merged(FILE), DONE);
        objects.delete(TEXT);
        stored(new ObjectKey("texts/" + TENANT + "/" + ID), KEPT.plusDays(1));

        assertThat(expired()).containsExactly(new RemoveExpired(ID));
    }

    @Test
    void whatIsOverForLessStaysHoweverLongItTook() throws Exception {
        overSince(KEPT.minusSeconds(1), merged(FILE), DONE);

        assertThat(expired()).isEmpty();
    }

    @Test
    void whatIsUnderWayStays() throws Exception {
        overSince(KEPT.plusDays(1));

        assertThat(expired()).isEmpty();
    }

    @Test
    void whatWaitsForTheDownloadThatPaysItStaysAndWhatWasPaidGoes() throws Exception {
        Instant asked = NOW.minus(KEPT).minusSeconds(60);
        happened(asked, Requests.of(TENANT, ID, 10, new DownloadTerms(365)));
        stored(TEXT, Duration.between(asked, NOW));
        happened(asked, merged(FILE), DONE);
        assertThat(expired()).isEmpty();

        happened(asked, new AudioDownloaded(ID));
        assertThat(expired()).containsExactly(new RemoveExpired(ID));
    }

    @Test
    void whatIsErasedAlreadyIsNotErasedAgain() throws Exception {
        overSince(KEPT.plusSeconds(1), merged(FILE), DONE, ERASED);

        assertThat(expired()).isEmpty();
    }

    @Test
    void aTenantThatKeepsEverythingKeepsIt() throws Exception {
        happened(NOW.minus(KEPT.multipliedBy(2)), Requests.of(KEEPS_ALL, ID, 10), DONE);
        stored(ObjectKey.text(KEEPS_ALL, ID), KEPT.multipliedBy(2));

        assertThat(expired()).isEmpty();
    }
}
