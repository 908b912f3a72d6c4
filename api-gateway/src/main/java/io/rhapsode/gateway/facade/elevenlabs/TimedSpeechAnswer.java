package io.rhapsode.gateway.facade.elevenlabs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How speech with the times of its characters is described. It is written by {@link SpeechWithTimestamps} and {@link TimestampedPieces}. */
@Schema(name = "ElevenLabsTimedSpeech")
record TimedSpeechAnswer(
        @JsonProperty("audio_base64") String audioBase64,
        @Nullable Alignment alignment,

        @JsonProperty("normalized_alignment")
        @Schema(description = "Always null: what a provider made of the text is not known")
        @Nullable
        Alignment normalizedAlignment) {

    static final String DESCRIPTION = "The sound in Base64, and when each character of the text is heard in it";

    /** Three lists of one length. */
    @Schema(name = "ElevenLabsAlignment")
    record Alignment(
            List<String> characters,

            @JsonProperty("character_start_times_seconds") List<Double> characterStartTimesSeconds,

            @JsonProperty("character_end_times_seconds") List<Double> characterEndTimesSeconds) {}
}
