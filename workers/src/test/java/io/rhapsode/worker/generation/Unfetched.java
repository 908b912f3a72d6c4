package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** One generation in a log of its own, told step by step. */
final class Unfetched {

    static final TenantId TENANT = new TenantId("ten_one");
    static final GenerationId ID = new GenerationId("gen_" + "a".repeat(26));
    static final long PRICE = 30;

    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private long sequence;

    private Unfetched() {}

    /** @param atDownload null where it is paid when it is completed */
    static Unfetched generation(@Nullable DownloadTerms atDownload) {
        return new Unfetched().happened(Requests.of(TENANT, ID, 10, atDownload), Instant.EPOCH);
    }

    Unfetched merged(Instant at) {
        var audio = new MasteredAudio(ObjectKey.audio(TENANT, ID, "wav"), AudioFormat.WAV, 1, 1, 44_100, null, null);
        return happened(new AudioMerged(ID, audio, PRICE, 1), at);
    }

    Unfetched completed() {
        return happened(new GenerationCompleted(ID, 0, 0, 0, 0), Instant.EPOCH);
    }

    Unfetched cancelled() {
        return happened(new GenerationCancelled(ID, 2, 10, 0), Instant.EPOCH);
    }

    Unfetched downloaded() {
        return happened(new AudioDownloaded(ID), Instant.EPOCH);
    }

    Unfetched erased(ErasureReason reason) {
        return happened(new GenerationErased(ID, TENANT, reason), Instant.EPOCH);
    }

    private Unfetched happened(GenerationEvent event, Instant at) {
        log.publish(new GenericDomainEventMessage<>(
                "Generation", ID.value(), sequence, event, MetaData.emptyInstance(), "event-" + sequence, at));
        sequence++;
        return this;
    }

    EventStore log() {
        return log;
    }

    GenerationHistory history() {
        return GenerationHistory.of(log, ID);
    }

    /** At 22,050 Hz. */
    static SpokenChunk chunk(int index, int samples) {
        return new SpokenChunk(
                index,
                new ProviderId("local"),
                new VoiceId("local:en"),
                new ObjectKey("spoken/" + index),
                1000L * samples / 22_050,
                samples,
                22_050,
                samples * 2L + 44,
                false,
                0,
                1,
                List.of());
    }

    /** Silence, as canonical WAV. */
    static InputStream wav(int rateHz, int samples) {
        ByteBuffer file = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(rateHz).putInt(2 * rateHz);
        file.putShort((short) 2).putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        return new ByteArrayInputStream(file.array());
    }
}
