package io.rhapsode.query.generation.domain;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.ContentType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generation as its row holds it.
 *
 * @param found null until the text is analysed
 * @param route null until it is routed, and where nobody can speak it
 * @param audio null until it is merged, and once erased
 * @param costMicros of the chunks while they come in; at the end what the last event says
 * @param atDownload null where it is paid when it is completed
 * @param sequence number of the last event that is in it
 */
public record GenerationState(
        Beginning beginning,
        Progress progress,
        @Nullable Finding found,
        GenerationView.@Nullable Route route,
        GenerationView.@Nullable Audio audio,
        Credits credits,
        long costMicros,
        @Nullable Integer rating,
        boolean erased,
        @Nullable Instant completedAt,
        Outlook outlook,
        GenerationView.@Nullable AtDownload atDownload,
        long sequence) {

    /** What never changes. */
    public record Beginning(
            GenerationId generationId,
            TenantId tenantId,
            GenerationKind kind,
            @Nullable ProjectId projectId,
            ObjectKey textKey,
            SpeechOrder order,
            @Nullable GenerationId regeneratedFrom,
            int take,
            Instant createdAt) {}

    /** What the analysis found. */
    public record Finding(String language, ContentType contentType) {}

    /** What the account says of this generation. */
    public record Credits(long held, long charged) {
        public static final Credits NONE = new Credits(0, 0);
    }

    /**
     * @param title null where nobody gave one
     * @param now when it is looked at, from which on is told how long it will probably take
     */
    public GenerationView view(@Nullable String title, Instant now) {
        return new GenerationView(
                beginning.generationId(),
                beginning.kind(),
                progress.status(),
                beginning.projectId(),
                erased ? null : title,
                progress.charactersTotal(),
                found == null ? null : found.language(),
                found == null ? null : found.contentType(),
                progress.chunksTotal(),
                progress.chunksDone(),
                progress.fraction(),
                beginning.order(),
                route,
                audio,
                credits.held(),
                credits.charged(),
                costMicros,
                beginning.regeneratedFrom(),
                beginning.take(),
                erased ? null : beginning.textKey(),
                progress.error(),
                rating == null ? null : new GenerationView.Feedback(rating),
                erased,
                beginning.createdAt(),
                completedAt,
                outlook.completion(progress, now).orElse(null),
                atDownload);
    }
}
