package io.rhapsode.command.voice;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.voice.VoiceFixture.GONE;
import static io.rhapsode.command.voice.VoiceFixture.OLDER;
import static io.rhapsode.command.voice.VoiceFixture.PLAIN;
import static io.rhapsode.command.voice.VoiceFixture.changed;
import static io.rhapsode.command.voice.VoiceFixture.listed;
import static io.rhapsode.command.voice.VoiceFixture.offered;
import static io.rhapsode.command.voice.VoiceFixture.returned;
import static io.rhapsode.command.voice.VoiceFixture.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.LibraryVoiceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider's catalogue has a voice. */
class ListVoiceTest {

    @Test
    void aVoiceThatIsNewIsListed() {
        when(List.of(), offered(PLAIN)).expectEvents(listed(PLAIN));
    }

    @Test
    void whatIsKnownAlreadyChangesNothing() {
        when(List.of(listed(PLAIN)), offered(PLAIN)).expectNoEvents();
        when(List.of(listed(PLAIN), changed(OLDER)), offered(OLDER)).expectNoEvents();
        when(List.of(listed(PLAIN), GONE, returned(PLAIN)), offered(PLAIN)).expectNoEvents();
    }

    @Test
    void whatIsSaidOtherwiseOfAVoiceIsAChange() {
        when(List.of(listed(PLAIN)), offered(OLDER)).expectEvents(changed(OLDER));
        when(List.of(listed(PLAIN), changed(OLDER)), offered(PLAIN)).expectEvents(changed(PLAIN));
    }

    @Test
    void aVoiceComesBackAsItIsNow() {
        when(List.of(listed(PLAIN), GONE), offered(OLDER)).expectEvents(returned(OLDER));
        when(List.of(listed(PLAIN), GONE), offered(PLAIN)).expectEvents(returned(PLAIN));
    }

    @Test
    void noTenantsMessageListsAVoice() {
        when(List.of(), offered(PLAIN), Map.of(MetaDataKeys.TENANT, "ten_one"))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.VOICE_NOT_FOUND));
    }

    /** What every node, and every later version, must come to. */
    @Test
    void theIdFollowsFromProviderAndName() {
        assertThat(LibraryVoiceId.of(VoiceId.of(new ProviderId("local"), "en-us")))
                .hasToString("voc_hkvehnbgfom1flca6oc7oro9bm");
        assertThat(LibraryVoiceId.of(new VoiceId("local:en-gb")))
                .isNotEqualTo(LibraryVoiceId.of(new VoiceId("local:en-us")));
    }
}
