package io.rhapsode.command.generation.domain;

import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.PlaybackReported;
import org.jspecify.annotations.Nullable;

/** What has been heard of the audio since it can be had: the latest word on it, so that a repetition is noticed. */
public record Reception(
        @Nullable FeedbackGiven feedback, @Nullable PlaybackReported playback, boolean downloaded) {

    static final Reception NONE = new Reception(null, null, false);

    Reception with(FeedbackGiven given) {
        return new Reception(given, playback, downloaded);
    }

    Reception with(PlaybackReported reported) {
        return new Reception(feedback, reported, downloaded);
    }

    Reception withDownload() {
        return new Reception(feedback, playback, true);
    }
}
