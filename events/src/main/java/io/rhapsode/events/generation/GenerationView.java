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
 * @param atDownload null where it is paid when it is completed
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
        @Nullable Instant estimatedCompletionAt,
        @Nullable AtDownload atDownload) {

    /** Whether it is not paid yet, so that only its first minute may be heard. */
    public boolean listenOnly() {
        return atDownload != null && !atDownload.fetched();
    }

    /** Whether it is gone because nobody downloaded it in time. */
    public boolean lapsed() {
        return atDownload != null && atDownload.lapsed();
    }

    /**
     * What there is to say where it is paid by its first download.
     *
     * @param fetched whether that has been
     * @param availableUntil when it is removed if nobody downloads it; null until there is a file, and once it is paid
     * @param lapsed whether it was removed for that reason
     */
    public record AtDownload(
            DownloadTerms terms, boolean fetched, @Nullable Instant availableUntil, boolean lapsed) {

        public static AtDownload of(DownloadTerms terms) {
            return new AtDownload(terms, false, null, false);
        }
    }

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
