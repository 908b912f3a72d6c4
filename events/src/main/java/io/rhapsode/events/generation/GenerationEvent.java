package io.rhapsode.events.generation;

/** What happened to a generation. */
public sealed interface GenerationEvent
        permits GenerationRequested,
                TextAnalyzed,
                GenerationRouted,
                TextSplit,
                ChunkSynthesized,
                ChunkFailed,
                GenerationRerouted,
                MergeProgressed,
                AudioMerged,
                GenerationCompleted,
                GenerationFailed,
                GenerationCancelled,
                FeedbackGiven,
                PlaybackReported,
                AudioDownloaded,
                GenerationErased {

    GenerationId generationId();
}
