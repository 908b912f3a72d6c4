package io.rhapsode.command.voice.domain;

import io.rhapsode.events.voice.VoiceChanged;
import io.rhapsode.events.voice.VoiceEvent;
import io.rhapsode.events.voice.VoiceListed;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.events.voice.VoiceReturned;
import io.rhapsode.events.voice.VoiceWithdrawn;

/** Where a voice stands. A clone, which belongs to a tenant, will be a state of its own beside {@link Listed}. */
public sealed interface VoiceState {

    /** Nobody has offered it yet. */
    record Absent() implements VoiceState {}

    /** Its provider's catalogue has it. */
    record Listed(VoiceProfile profile) implements VoiceState {}

    /** It cannot be had, and may come back. */
    record Withdrawn() implements VoiceState {}

    /** The state behind an event. */
    default VoiceState evolve(VoiceEvent event) {
        return switch (event) {
            case VoiceListed listed -> new Listed(listed.profile());
            case VoiceChanged changed -> new Listed(changed.profile());
            case VoiceReturned returned -> new Listed(returned.profile());
            case VoiceWithdrawn _ -> new Withdrawn();
        };
    }
}
