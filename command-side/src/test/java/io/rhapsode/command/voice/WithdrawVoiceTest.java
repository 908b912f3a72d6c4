package io.rhapsode.command.voice;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.voice.VoiceFixture.GONE;
import static io.rhapsode.command.voice.VoiceFixture.OLDER;
import static io.rhapsode.command.voice.VoiceFixture.PLAIN;
import static io.rhapsode.command.voice.VoiceFixture.changed;
import static io.rhapsode.command.voice.VoiceFixture.listed;
import static io.rhapsode.command.voice.VoiceFixture.returned;
import static io.rhapsode.command.voice.VoiceFixture.when;
import static io.rhapsode.command.voice.VoiceFixture.withdraw;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.identity.MetaDataKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A voice cannot be had any more. */
class WithdrawVoiceTest {

    @Test
    void aVoiceThatCanBeHadIsWithdrawn() {
        when(List.of(listed(PLAIN)), withdraw()).expectEvents(GONE);
        when(List.of(listed(PLAIN), changed(OLDER)), withdraw()).expectEvents(GONE);
        when(List.of(listed(PLAIN), GONE, returned(OLDER)), withdraw()).expectEvents(GONE);
    }

    @Test
    void whatIsWithdrawnIsNotWithdrawnAgain() {
        when(List.of(listed(PLAIN), GONE), withdraw()).expectNoEvents();
    }

    @Test
    void whatWasNeverThereCannotGo() {
        when(List.of(), withdraw()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void noTenantsMessageWithdrawsAVoice() {
        when(List.of(listed(PLAIN)), withdraw(), Map.of(MetaDataKeys.TENANT, "ten_one"))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.VOICE_NOT_FOUND));
    }
}
