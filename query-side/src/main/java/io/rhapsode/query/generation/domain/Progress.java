package io.rhapsode.query.generation.domain;

import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import org.jspecify.annotations.Nullable;

/**
 * How far a generation is. Each event says what is being done from then on: with the plan asked for the text is being analysed, with the last chunk the
 * merge begins. What is over stays as it is, even where audio is still made of what was spoken before a cancellation.
 *
 * @param charactersTotal code points of the text, which the chunks cover exactly
 * @param charactersDone code points of the chunks that are spoken
 * @param merged 0 to 1 of the merge
 * @param error null unless failed
 */
public record Progress(
        GenerationStatus status,
        int charactersTotal,
        int charactersDone,
        int chunksTotal,
        int chunksDone,
        double merged,
        @Nullable FailureCode error) {

    /**
     * The part of the whole work that speaking counts for; the merge is the rest. By a provider far away speaking takes nearly all of the time, with the
     * local voice less than the encoding does: this lies between, so that the bar neither stops before its end nor jumps there.
     */
    private static final double SPOKEN_SHARE = 0.8;

    /** Before anything happened. */
    public static final Progress NONE = new Progress(GenerationStatus.PENDING, 0, 0, 0, 0, 0, null);

    /** 0 to 1. By characters rather than chunks, since the first chunk is short. It falls when a reroute begins again. */
    public double fraction() {
        if (status == GenerationStatus.COMPLETED) {
            return 1;
        }
        double spoken = charactersTotal == 0 ? 0 : Math.min(1, (double) charactersDone / charactersTotal);
        return SPOKEN_SHARE * spoken + (1 - SPOKEN_SHARE) * merged;
    }

    public Progress evolve(GenerationEvent event) {
        if (status.over()) {
            return this;
        }
        return switch (event) {
            case GenerationRequested e -> new Progress(GenerationStatus.ANALYZING, e.characters(), 0, 0, 0, 0, null);
            case TextAnalyzed e -> now(GenerationStatus.ROUTING);
            case GenerationRouted e -> now(GenerationStatus.CHUNKING);
            case TextSplit e -> ofChunks(e.chunks().size());
            case ChunkSynthesized e -> spoken(e.characters());
            case ChunkFailed e -> now(GenerationStatus.GENERATING);
            case GenerationRerouted e -> e.keepsChunks() ? now(GenerationStatus.GENERATING) : ofChunks(chunksTotal);
            case MergeProgressed e -> mergedTo(e.fraction());
            case AudioMerged e -> mergedTo(1);
            case GenerationCompleted e -> now(GenerationStatus.COMPLETED);
            case GenerationFailed e -> failed(e.code());
            case GenerationCancelled e -> now(GenerationStatus.CANCELLED);
            case FeedbackGiven e -> this;
            case PlaybackReported e -> this;
            case AudioDownloaded e -> this;
            case GenerationErased e -> this;
        };
    }

    private Progress now(GenerationStatus status) {
        return new Progress(status, charactersTotal, charactersDone, chunksTotal, chunksDone, merged, error);
    }

    private Progress ofChunks(int chunks) {
        return new Progress(GenerationStatus.GENERATING, charactersTotal, 0, chunks, 0, 0, null);
    }

    private Progress spoken(int characters) {
        int done = chunksDone + 1;
        var status = done < chunksTotal ? GenerationStatus.GENERATING : GenerationStatus.MERGING;
        return new Progress(status, charactersTotal, charactersDone + characters, chunksTotal, done, merged, error);
    }

    private Progress mergedTo(double fraction) {
        return new Progress(
                GenerationStatus.MERGING, charactersTotal, charactersDone, chunksTotal, chunksDone, fraction, error);
    }

    private Progress failed(FailureCode code) {
        return new Progress(
                GenerationStatus.FAILED, charactersTotal, charactersDone, chunksTotal, chunksDone, merged, code);
    }
}
