package io.rhapsode.gateway.voice;

import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.voice.PriceListView;
import io.rhapsode.events.voice.VoiceView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voice as it is shown.
 *
 * @param voice as its provider names it; either id can be asked for
 * @param name for people
 * @param languages BCP 47, its own first; empty where it speaks any
 * @param creditsPer1kCharacters what it costs now; null where it cannot be had
 */
@Schema(name = "Voice")
record VoiceResource(
        String voiceId,
        String voice,
        String provider,
        String name,
        List<String> languages,
        @Nullable Gender gender,
        @Nullable String accent,
        @Nullable Age age,
        @Nullable VoiceStyle style,

        @Schema(allowableValues = {"available", "unavailable"})
        String status,

        boolean favourite,
        @Nullable Long creditsPer1kCharacters,
        String sampleUrl,
        Instant listedAt,
        @Nullable Instant unavailableSince) {

    static VoiceResource of(VoiceView view, PriceListView prices) {
        boolean available = view.unavailableSince() == null;
        var profile = view.profile();
        return new VoiceResource(
                view.voiceId().value(),
                view.voice().value(),
                view.provider().value(),
                view.label(),
                profile.languages(),
                profile.gender(),
                profile.traits().accent(),
                profile.traits().age(),
                profile.traits().style(),
                available ? "available" : "unavailable",
                view.favourite(),
                available ? price(view, prices) : null,
                VoicePaths.sample(view.voiceId()),
                view.listedAt(),
                view.unavailableSince());
    }

    private static @Nullable Long price(VoiceView view, PriceListView prices) {
        return prices.lines().stream()
                .filter(line -> line.provider().equals(view.provider()))
                .map(PriceListView.Line::creditsPer1k)
                .findFirst()
                .orElse(null);
    }
}
