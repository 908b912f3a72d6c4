package io.rhapsode.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.LibraryVoiceId;
import org.junit.jupiter.api.Test;

class PrefixedIdTest {

    /** Another digest would post what was posted, and list the voices anew. */
    @Test
    void whatFollowsFromANameDoesSoForEver() {
        assertThat(VoucherId.of(new AccountId("acc_acme"), "welcome")).hasToString("vch_hpan27lihncnq87ci0qrc418o1");
        assertThat(LibraryVoiceId.of(new VoiceId("local:en-us"))).hasToString("voc_hkvehnbgfom1flca6oc7oro9bm");
    }

    @Test
    void aLotHasTheLettersOfItsVoucher() {
        assertThat(VoucherId.of(new AccountId("acc_acme"), "welcome").lot())
                .hasToString("lot_hpan27lihncnq87ci0qrc418o1");
    }
}
