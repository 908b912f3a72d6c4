package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.Charging;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.text.ContentType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generation as callers see it.
 *
 * @param charging when it is paid; at-download: its first minute can be heard until it is downloaded
 * @param availableUntil when it is removed if nobody downloads it by then; null unless it waits for that
 * @param estimatedCompletionAt a guess that follows its progress; null until somebody is chosen to speak it, and once it is over
 */
record GenerationResource(
        GenerationId generationId,
        GenerationStatus status,
        @Nullable String title,
        int characters,
        @Nullable String language,
        @Nullable ContentType contentType,
        Progress progress,
        Route routing,
        @Nullable Audio audio,
        long creditsHeld,
        long creditsCharged,
        long costMicros,
        @Nullable GenerationId regeneratedFrom,
        int take,
        @Nullable Failure error,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant estimatedCompletionAt,
        Charging charging,
        @Nullable Instant availableUntil) {

    static GenerationResource of(GenerationView view) {
        return new GenerationResource(
                view.generationId(),
                view.status(),
                view.title(),
                view.characters(),
                view.language(),
                view.contentType(),
                new Progress(view.chunksTotal(), view.chunksDone(), view.fraction()),
                Route.of(view),
                Audio.of(view),
                view.creditsHeld(),
                view.creditsCharged(),
                view.costMicros(),
                view.regeneratedFrom(),
                view.take(),
                Failure.of(view.error()),
                view.createdAt(),
                view.completedAt(),
                view.estimatedCompletionAt(),
                Charging.of(view.atDownload() == null ? null : view.atDownload().terms()),
                view.atDownload() == null ? null : view.atDownload().availableUntil());
    }

    /**
     * How far it is.
     *
     * @param fraction 0 to 1; falls after a reroute
     */
    record Progress(int chunksTotal, int chunksDone, double fraction) {}

    /** Who speaks it; only the strategy until that is decided. */
    record Route(
            Strategy strategy,
            @Nullable ProviderId provider,
            @Nullable VoiceId voiceId,
            @Nullable RoutingReason reason,
            boolean fallbackUsed) {

        static Route of(GenerationView view) {
            GenerationView.Route route = view.route();
            return route == null
                    ? new Route(view.order().routing().strategy(), null, null, null, false)
                    : new Route(
                            route.strategy(), route.provider(), route.voiceId(), route.reason(), route.fallbackUsed());
        }
    }

    /** The file, once there is one. */
    record Audio(
            AudioFormat format,
            long durationMs,
            long bytes,
            String url,
            @Nullable Double loudnessLufs,
            @Nullable Double peakDb) {

        static @Nullable Audio of(GenerationView view) {
            GenerationView.Audio audio = view.audio();
            return audio == null
                    ? null
                    : new Audio(
                            audio.format(),
                            audio.durationMs(),
                            audio.bytes(),
                            GenerationPaths.audio(view.generationId()),
                            audio.loudnessLufs(),
                            audio.peakDb());
        }
    }
}
