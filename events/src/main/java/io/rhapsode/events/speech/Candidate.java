package io.rhapsode.events.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider and voice that can speak the whole text.
 *
 * @param costMicros what the provider is expected to charge us for the whole text
 * @param credits what the customer pays for the whole text if this one delivers it; where the generation calls upon a quote, at most what was promised
 * @param creditsPer1k the price it was computed from, credits per 1,000 characters
 * @param score higher is better, 0 to 1
 * @param probability with which the policy chooses it first; 1 and 0 for the deterministic policies
 * @param ignoredSettings what is asked for and its model does not understand; null where that was not noted yet
 */
public record Candidate(
        ProviderId provider,
        VoiceId voice,
        @Nullable String model,
        Features features,
        long costMicros,
        long credits,
        long creditsPer1k,
        double score,
        double probability,
        @Nullable List<SpeechSetting> ignoredSettings) {

    public Candidate {
        ignoredSettings = ignoredSettings == null ? null : List.copyOf(ignoredSettings);
    }
}
