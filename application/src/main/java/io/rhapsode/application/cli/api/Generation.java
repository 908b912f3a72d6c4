package io.rhapsode.application.cli.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A generation as the server shows it, as far as the command line uses it. */
public record Generation(
        String generationId,
        String status,
        @Nullable Progress progress,
        @Nullable Routing routing,
        @Nullable Audio audio,
        long creditsCharged,
        @Nullable String charging,
        @Nullable Failure error) {

    private static final Set<String> OVER = Set.of("completed", "failed", "cancelled");

    /** How far it came. */
    public record Progress(int chunksTotal, int chunksDone) {}

    /** Who spoke it. */
    public record Routing(
            @Nullable String provider, @Nullable String voiceId, boolean fallbackUsed) {}

    /** The file. */
    public record Audio(
            @Nullable String format,
            long durationMs,
            long bytes,
            @Nullable Double loudnessLufs) {}

    /** Why it failed. */
    public record Failure(@Nullable String code, @Nullable String detail) {}

    /** Whether it was the download that charged it. */
    public boolean isPaidByItsDownload() {
        return "at-download".equals(charging);
    }

    /** Whether nothing more will happen to it. */
    public boolean isOver() {
        return OVER.contains(status);
    }
}
