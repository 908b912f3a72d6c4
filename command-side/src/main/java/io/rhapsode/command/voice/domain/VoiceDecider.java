package io.rhapsode.command.voice.domain;

import io.rhapsode.command.voice.domain.VoiceState.Absent;
import io.rhapsode.command.voice.domain.VoiceState.Listed;
import io.rhapsode.command.voice.domain.VoiceState.Withdrawn;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.voice.ListVoice;
import io.rhapsode.events.voice.VoiceChanged;
import io.rhapsode.events.voice.VoiceCommand;
import io.rhapsode.events.voice.VoiceEvent;
import io.rhapsode.events.voice.VoiceListed;
import io.rhapsode.events.voice.VoiceReturned;
import io.rhapsode.events.voice.VoiceWithdrawn;
import io.rhapsode.events.voice.WithdrawVoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a command. Pure and total: events, or a refusal. What is so already yields nothing. */
public final class VoiceDecider {

    private VoiceDecider() {}

    /** A voice of a catalogue is nobody's: no tenant's message changes it. */
    public static void admit(@Nullable String tenant) {
        if (tenant != null) {
            throw new RejectedException(Rejection.VOICE_NOT_FOUND, "There is no such voice of yours.");
        }
    }

    public static List<VoiceEvent> decide(VoiceCommand command, VoiceState state) {
        return switch (command) {
            case ListVoice offered -> list(offered, state);
            case WithdrawVoice gone ->
                state instanceof Listed ? List.of(new VoiceWithdrawn(gone.voiceId(), gone.reason())) : List.of();
        };
    }

    private static List<VoiceEvent> list(ListVoice offered, VoiceState state) {
        return switch (state) {
            case Absent _ ->
                List.of(new VoiceListed(offered.voiceId(), offered.provider(), offered.voice(), offered.profile()));
            case Withdrawn _ -> List.of(new VoiceReturned(offered.voiceId(), offered.profile()));
            case Listed listed ->
                listed.profile().equals(offered.profile())
                        ? List.of()
                        : List.of(new VoiceChanged(offered.voiceId(), offered.profile()));
        };
    }
}
