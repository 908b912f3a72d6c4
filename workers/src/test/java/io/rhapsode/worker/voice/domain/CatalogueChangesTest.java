package io.rhapsode.worker.voice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.events.voice.CataloguePage;
import io.rhapsode.events.voice.KeepVoiceLabels;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.ListVoice;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.events.voice.WithdrawVoice;
import io.rhapsode.events.voice.WithdrawalReason;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of the providers' catalogues the library does not know yet. */
class CatalogueChangesTest {

    private static final ProviderId STUDIO = new ProviderId("studio");
    private static final ProviderId CLOUD = new ProviderId("cloud");
    private static final VoiceProfile FEMALE = new VoiceProfile(List.of("en"), Gender.FEMALE, VoiceTraits.UNKNOWN);
    private static final VoiceProfile MALE = new VoiceProfile(List.of("en"), Gender.MALE, VoiceTraits.UNKNOWN);

    @Test
    void whatIsNewIsListedThePreferredLast() {
        var changes = CatalogueChanges.between(List.of(), List.of(catalogue(STUDIO, "anna", "bob")));

        assertThat(changes.listed()).containsExactly(list(STUDIO, "bob", FEMALE), list(STUDIO, "anna", FEMALE));
        assertThat(changes.labels()).containsExactly(label(STUDIO, "anna", "anna!"), label(STUDIO, "bob", "bob!"));
        assertThat(changes.withdrawn()).isEmpty();
    }

    @Test
    void fiveThousandVoicesThatAreKnownChangeNothing() {
        var names = IntStream.range(0, 5_000).mapToObj(number -> "v" + number).toArray(String[]::new);
        var known = Stream.of(names).map(name -> entry(STUDIO, name, FEMALE, name + "!", true));

        assertThat(CatalogueChanges.between(known.toList(), List.of(catalogue(STUDIO, names))))
                .isEqualTo(new CatalogueChanges(List.of(), List.of(), List.of()));
    }

    @Test
    void whatIsSaidOtherwiseIsListedAgain() {
        var changes = CatalogueChanges.between(
                List.of(entry(STUDIO, "anna", MALE, "anna!", true)), List.of(catalogue(STUDIO, "anna")));

        assertThat(changes.listed()).containsExactly(list(STUDIO, "anna", FEMALE));
        assertThat(changes.labels()).isEmpty();
    }

    @Test
    void anotherLabelIsNoMatterOfTheLog() {
        var changes = CatalogueChanges.between(
                List.of(entry(STUDIO, "anna", FEMALE, "Anna", true), entry(STUDIO, "bob", FEMALE, null, true)),
                List.of(catalogue(STUDIO, "anna", "bob")));

        assertThat(changes.listed()).isEmpty();
        assertThat(changes.labels()).containsExactly(label(STUDIO, "anna", "anna!"), label(STUDIO, "bob", "bob!"));
    }

    @Test
    void whatAProviderDoesNotListAnyMoreIsWithdrawnOnce() {
        var catalogues = List.of(catalogue(STUDIO, "anna"));
        var anna = entry(STUDIO, "anna", FEMALE, "anna!", true);

        assertThat(CatalogueChanges.between(List.of(anna, entry(STUDIO, "bob", MALE, "Bob", true)), catalogues)
                        .withdrawn())
                .containsExactly(withdraw(STUDIO, "bob", WithdrawalReason.NOT_OFFERED));
        assertThat(CatalogueChanges.between(List.of(anna, entry(STUDIO, "bob", MALE, "Bob", false)), catalogues)
                        .withdrawn())
                .isEmpty();
    }

    @Test
    void aProviderThatCannotBeAskedKeepsItsVoices() {
        var known = List.of(entry(STUDIO, "anna", FEMALE, "anna!", true), entry(CLOUD, "bob", MALE, "Bob", true));
        var changes = CatalogueChanges.between(known, List.of(catalogue(STUDIO, "anna"), catalogue(CLOUD)));

        assertThat(changes).isEqualTo(new CatalogueChanges(List.of(), List.of(), List.of()));
    }

    @Test
    void aProviderThatIsSwitchedOffTakesItsVoicesAlong() {
        var known = List.of(entry(STUDIO, "anna", FEMALE, "anna!", true), entry(CLOUD, "bob", MALE, "Bob", true));

        assertThat(CatalogueChanges.between(known, List.of(catalogue(STUDIO, "anna")))
                        .withdrawn())
                .containsExactly(withdraw(CLOUD, "bob", WithdrawalReason.PROVIDER_OFF));
    }

    @Test
    void whatComesBackIsListedAgain() {
        assertThat(CatalogueChanges.between(
                                List.of(entry(STUDIO, "anna", FEMALE, "anna!", false)),
                                List.of(catalogue(STUDIO, "anna")))
                        .listed())
                .containsExactly(list(STUDIO, "anna", FEMALE));
    }

    @Test
    void aVoiceThatIsListedTwiceCountsOnce() {
        assertThat(CatalogueChanges.between(List.of(), List.of(catalogue(STUDIO, "anna", "anna")))
                        .listed())
                .hasSize(1);
    }

    private static Catalogue catalogue(ProviderId provider, String... names) {
        return new Catalogue(
                provider,
                Stream.of(names)
                        .map(name -> new Catalogue.Offer(VoiceId.of(provider, name), FEMALE, name + "!"))
                        .toList());
    }

    private static CataloguePage.Entry entry(
            ProviderId provider, String name, VoiceProfile profile, @Nullable String label, boolean available) {
        return new CataloguePage.Entry(provider, VoiceId.of(provider, name), profile, label, available);
    }

    private static ListVoice list(ProviderId provider, String name, VoiceProfile profile) {
        return new ListVoice(provider, VoiceId.of(provider, name), profile);
    }

    private static WithdrawVoice withdraw(ProviderId provider, String name, WithdrawalReason reason) {
        return new WithdrawVoice(LibraryVoiceId.of(VoiceId.of(provider, name)), reason);
    }

    private static KeepVoiceLabels.Label label(ProviderId provider, String name, String label) {
        return new KeepVoiceLabels.Label(LibraryVoiceId.of(VoiceId.of(provider, name)), label);
    }
}
