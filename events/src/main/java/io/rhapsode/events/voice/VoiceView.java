package io.rhapsode.events.voice;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A voice as it is shown.
 *
 * @param voice as its provider names it
 * @param label for people
 * @param favourite of the tenant who asks
 * @param unavailableSince when it was withdrawn; null while it can be had
 */
public record VoiceView(
        LibraryVoiceId voiceId,
        ProviderId provider,
        VoiceId voice,
        String label,
        VoiceProfile profile,
        boolean favourite,
        Instant listedAt,
        @Nullable Instant unavailableSince) {}
