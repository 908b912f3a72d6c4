package io.rhapsode.events.voice;

import java.util.List;

/** Keeps what people call voices, which is no part of any event: somebody may have typed it. Replaces what was kept before. */
public record KeepVoiceLabels(List<Label> labels) {

    public KeepVoiceLabels {
        labels = List.copyOf(labels);
    }

    /** One of them. */
    public record Label(LibraryVoiceId voiceId, String label) {}
}
