package io.rhapsode.events.generation;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.ContentType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generation as its owner sees it.
 *
 * @param order what was asked for, so that it can be asked for again
 * @param textKey null once erased
 * @param error code of {@link FailureCode}; null unless failed
 * @param erased whether text and audio are gone
 * @param estimatedCompletionAt a guess, never in the past; null until somebody is chosen to speak it, and once it is over
 */
public record GenerationView(
        GenerationId generationId,
        GenerationKind kind,
        GenerationStatus status,
        @Nullable ProjectId projectId,
        @Nullable String title,
        int characters,
        @Nullable String language,
        @Nullable ContentType contentType,
        int chunksTotal,
        int chunksDone,
        double fraction,
        SpeechOrder order,
        @Nullable Route route,
        @Nullable Audio audio,
        long creditsHeld,
        long creditsCharged,
        long costMicros,
        @Nullable GenerationId regeneratedFrom,
        int take,
        @Nullable ObjectKey textKey,
        @Nullable FailureCode error,
        @Nullable Feedback feedback,
        boolean erased,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant estimatedCompletionAt) {

    /** Who speaks it. */
    public record Route(
            Strategy strategy, ProviderId provider, VoiceId voiceId, RoutingReason reason, boolean fallbackUsed) {}

    /** The file, once there is one. */
    public record Audio(
            ObjectKey key,
            AudioFormat format,
            long durationMs,
            long bytes,
            @Nullable Double loudnessLufs,
            @Nullable Double peakDb) {}

    /** What its listener said. */
    public record Feedback(int rating) {}
}
