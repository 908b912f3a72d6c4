package io.rhapsode.command.voice;

import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.ListVoice;
import io.rhapsode.events.voice.VoiceChanged;
import io.rhapsode.events.voice.VoiceCommand;
import io.rhapsode.events.voice.VoiceListed;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.events.voice.VoiceReturned;
import io.rhapsode.events.voice.VoiceWithdrawn;
import io.rhapsode.events.voice.WithdrawVoice;
import io.rhapsode.events.voice.WithdrawalReason;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** A voice of a catalogue, and what its provider may say of it. */
final class VoiceFixture {

    static final ProviderId STUDIO = new ProviderId("studio");
    static final VoiceId ANNA = VoiceId.of(STUDIO, "anna");
    static final LibraryVoiceId ID = LibraryVoiceId.of(ANNA);
    static final VoiceProfile PLAIN = new VoiceProfile(List.of("en-GB"), Gender.FEMALE, VoiceTraits.UNKNOWN);
    static final VoiceProfile OLDER = new VoiceProfile(
            List.of("en-GB", "fr"), Gender.FEMALE, new VoiceTraits("british", Age.OLD, VoiceStyle.NARRATIVE));
    static final VoiceWithdrawn GONE = new VoiceWithdrawn(ID, WithdrawalReason.NOT_OFFERED);

    private VoiceFixture() {}

    static VoiceListed listed(VoiceProfile profile) {
        return new VoiceListed(ID, STUDIO, ANNA, profile);
    }

    static VoiceChanged changed(VoiceProfile profile) {
        return new VoiceChanged(ID, profile);
    }

    static VoiceReturned returned(VoiceProfile profile) {
        return new VoiceReturned(ID, profile);
    }

    static ListVoice offered(VoiceProfile profile) {
        return new ListVoice(STUDIO, ANNA, profile);
    }

    static WithdrawVoice withdraw() {
        return new WithdrawVoice(ID, WithdrawalReason.NOT_OFFERED);
    }

    /** By the system, which belongs to no tenant. */
    static ResultValidator<Voice> when(List<?> past, VoiceCommand command) {
        return when(past, command, Map.of(MetaDataKeys.ACTOR, ActorId.SYSTEM.value()));
    }

    static ResultValidator<Voice> when(List<?> past, VoiceCommand command, Map<String, String> metaData) {
        return new AggregateTestFixture<>(Voice.class).given(past).when(command, metaData);
    }
}
