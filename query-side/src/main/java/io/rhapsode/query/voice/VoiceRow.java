package io.rhapsode.query.voice;

import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.VoiceChanged;
import io.rhapsode.events.voice.VoiceEvent;
import io.rhapsode.events.voice.VoiceListed;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.events.voice.VoiceReturned;
import io.rhapsode.events.voice.VoiceWithdrawn;
import io.rhapsode.query.Columns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voice as it stands in the table.
 *
 * @param withdrawnAt null while it can be had
 * @param sequence number of its last event
 */
record VoiceRow(
        LibraryVoiceId voiceId,
        ProviderId provider,
        VoiceId voice,
        VoiceProfile profile,
        Instant listedAt,
        @Nullable Instant withdrawnAt,
        long sequence) {

    static VoiceRow begin(VoiceListed event, long sequence, Instant at) {
        return new VoiceRow(event.voiceId(), event.provider(), event.voice(), event.profile(), at, null, sequence);
    }

    /** Behind its next event. */
    VoiceRow evolve(VoiceEvent event, long number, Instant at) {
        return switch (event) {
            case VoiceListed _ -> this;
            case VoiceChanged changed -> with(changed.profile(), null, number);
            case VoiceReturned returned -> with(returned.profile(), null, number);
            case VoiceWithdrawn _ -> with(profile, at, number);
        };
    }

    private VoiceRow with(VoiceProfile known, @Nullable Instant withdrawn, long number) {
        return new VoiceRow(voiceId, provider, voice, known, listedAt, withdrawn, number);
    }

    static VoiceRow read(Columns row) {
        return new VoiceRow(
                new LibraryVoiceId(row.get("voice_id", String.class)),
                new ProviderId(row.get("provider", String.class)),
                new VoiceId(row.get("voice", String.class)),
                profile(row),
                row.instant("listed_at"),
                row.instantOrNull("withdrawn_at"),
                row.get("sequence", Long.class));
    }

    private static VoiceProfile profile(Columns row) {
        return new VoiceProfile(
                List.of(row.get("languages", String[].class)),
                row.codeOrNull("gender", Gender.class),
                new VoiceTraits(
                        row.orNull("accent", String.class),
                        row.codeOrNull("age", Age.class),
                        row.codeOrNull("style", VoiceStyle.class)));
    }
}
