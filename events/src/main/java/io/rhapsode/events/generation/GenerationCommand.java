package io.rhapsode.events.generation;

/** What can be asked of a generation. Each may be repeated: what has been done already yields nothing new. */
public sealed interface GenerationCommand
        permits RequestGeneration,
                RecordPlan,
                RecordChunks,
                RerouteGeneration,
                RecordMergeProgress,
                RecordMerge,
                CompleteGeneration,
                FailGeneration,
                CancelGeneration,
                GiveFeedback,
                ReportPlayback,
                RecordDownload,
                RemoveUnfetched,
                RemoveExpired,
                EraseGeneration {

    GenerationId generationId();
}
