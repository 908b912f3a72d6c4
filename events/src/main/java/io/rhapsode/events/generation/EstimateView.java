package io.rhapsode.events.generation;

import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.text.ContentType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it would cost and take, at each provider that could do it.
 *
 * @param textDigest HMAC of the text under the tenant's key, hexadecimal
 * @param recommended the option that would be chosen; null where none can do it now
 */
public record EstimateView(
        int characters,
        String textDigest,
        String language,
        ContentType contentType,
        List<Option> options,
        @Nullable ProviderId recommended,
        List<Exclusion> excluded) {

    /**
     * One provider's offer.
     *
     * @param ignoredSettings what is asked for and it does not understand
     */
    public record Option(
            ProviderId provider,
            VoiceId voiceId,
            long credits,
            long costMicros,
            int quality,
            long estimatedDurationMs,
            long estimatedLatencyMs,
            List<SpeechSetting> ignoredSettings) {}
}
