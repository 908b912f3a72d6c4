package io.rhapsode.query.generation.domain;

import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.generation.TextAnalyzed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown of one generation, told event by event, from its beginning or from where its rows stand. An event of the
 * generation that is told again changes nothing.
 */
public final class GenerationStory {

    private final GenerationState.Beginning beginning;
    private final RoutingStory routing;
    private final ChunkStory chunks = new ChunkStory();
    private Progress progress;
    private GenerationState.@Nullable Finding found;
    private GenerationView.@Nullable Audio audio;
    private GenerationView.@Nullable Route route;
    private GenerationState.Credits credits;
    private long costMicros;
    private @Nullable Integer rating;
    private boolean erased;
    private @Nullable Instant completedAt;
    private Outlook outlook;
    private GenerationView.@Nullable AtDownload atDownload;
    private long sequence;

    /**
     * Goes on from the rows.
     *
     * @param routing empty where it is not routed yet
     */
    public GenerationStory(GenerationState state, RoutingView routing) {
        this.beginning = state.beginning();
        this.routing = new RoutingStory(routing);
        this.progress = state.progress();
        this.found = state.found();
        this.route = state.route();
        this.audio = state.audio();
        this.credits = state.credits();
        this.costMicros = state.costMicros();
        this.rating = state.rating();
        this.erased = state.erased();
        this.completedAt = state.completedAt();
        this.outlook = state.outlook();
        this.atDownload = state.atDownload();
        this.sequence = state.sequence();
    }

    /** @param at when it was requested, kept to the microsecond, which is all that a column holds */
    public static GenerationStory begin(GenerationRequested event, long sequence, Instant at) {
        var beginning = new GenerationState.Beginning(
                event.generationId(),
                event.tenantId(),
                event.kind(),
                event.projectId(),
                event.textKey(),
                event.order(),
                event.regeneratedFrom(),
                event.take(),
                at.truncatedTo(ChronoUnit.MICROS));
        var state = new GenerationState(
                beginning,
                Progress.NONE.evolve(event),
                null,
                null,
                null,
                GenerationState.Credits.NONE,
                0,
                null,
                false,
                null,
                Outlook.from(beginning.createdAt()),
                event.atDownload() == null ? null : GenerationView.AtDownload.of(event.atDownload()),
                sequence);
        return new GenerationStory(state, RoutingStory.UNROUTED);
    }

    public void tell(GenerationEvent event, long sequence, Instant at) {
        if (sequence <= this.sequence) {
            return;
        }
        this.sequence = sequence;
        outlook = outlook.evolve(event, progress, at);
        progress = progress.evolve(event);
        chunks.tell(event);
        routing.tell(event, at);
        route = routing.route(event).orElse(route);
        routing.candidate(event)
                .ifPresent(speaker -> outlook = outlook.routed(speaker, progress.charactersTotal(), at));
        switch (event) {
            case TextAnalyzed e ->
                found = new GenerationState.Finding(
                        e.analysis().language(), e.analysis().contentType());
            case ChunkSynthesized e -> costMicros += e.chunk().costMicros();
            case ChunkFailed e -> costMicros += e.chunk().costMicros();
            case AudioMerged e -> {
                audio = erased ? null : shown(e.audio());
                atDownload = Waiting.merged(atDownload, at.truncatedTo(ChronoUnit.MICROS));
            }
            case AudioDownloaded _ -> atDownload = Waiting.fetched(atDownload);
            case GenerationCompleted e -> over(e.costMicros(), at);
            case GenerationFailed e -> over(e.costMicros(), at);
            case GenerationCancelled e -> over(e.costMicros(), at);
            case FeedbackGiven e -> rating = e.rating();
            case GenerationErased e -> {
                erased = true;
                audio = null;
                atDownload = Waiting.erased(atDownload, e.reason());
            }
            default -> {} // told to the progress, the chunks or the routing, or not shown
        }
    }

    public void tell(CreditEvent event) {
        switch (event) {
            case CreditsHeld e -> {
                credits = new GenerationState.Credits(e.credits(), credits.charged());
                if (progress.status() == GenerationStatus.GENERATING) { // else a late charge, which drops nobody
                    routing.holds(e.credits());
                }
            }
            case CreditsCommitted e -> credits = new GenerationState.Credits(0, e.credits());
            case CreditsReleased _, HoldExpired _ -> credits = new GenerationState.Credits(0, credits.charged());
            case DebtPosted e -> credits = new GenerationState.Credits(0, e.chargedCredits());
            default -> {} // of no generation, or nothing held
        }
    }

    public GenerationState state() {
        return new GenerationState(
                beginning,
                progress,
                found,
                route,
                audio,
                credits,
                costMicros,
                rating,
                erased,
                completedAt,
                outlook,
                atDownload,
                sequence);
    }

    public RoutingStory routing() {
        return routing;
    }

    public ChunkStory chunks() {
        return chunks;
    }

    private void over(long costMicros, Instant at) {
        this.costMicros = costMicros;
        this.completedAt = at.truncatedTo(ChronoUnit.MICROS);
    }

    private static GenerationView.Audio shown(MasteredAudio file) {
        return new GenerationView.Audio(
                file.audioKey(),
                file.format(),
                file.durationMillis(),
                file.bytes(),
                file.loudnessLufs(),
                file.peakDb());
    }
}
