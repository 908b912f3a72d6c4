package io.rhapsode.worker.routing.domain;

import static io.rhapsode.worker.routing.domain.OfferFixture.featured;
import static io.rhapsode.worker.routing.domain.OfferFixture.offer;
import static io.rhapsode.worker.routing.domain.OfferFixture.route;
import static io.rhapsode.worker.routing.domain.OfferFixture.speaking;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.events.voice.Trait;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.worker.routing.domain.OfferFixture.Wanted;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who sounds most like a voice, and stands in for it. */
class StandInTest {

    private static final VoiceTraits BRITISH_NARRATOR = new VoiceTraits("british", Age.OLD, VoiceStyle.NARRATIVE);

    private static final Offer FIRST = featured(
            speaking(
                    offer("first"),
                    List.of(),
                    List.of(
                            voice("anna", "en-GB", Gender.FEMALE, BRITISH_NARRATOR),
                            voice("bob", "en-US", Gender.MALE, VoiceTraits.UNKNOWN))),
            5,
            100,
            0);

    @Test
    void theGenderCountsMoreThanThePlace() {
        assertThat(standIn(
                        voice("near", "en-GB", Gender.MALE, BRITISH_NARRATOR),
                        voice("woman", "en-US", Gender.FEMALE, VoiceTraits.UNKNOWN)))
                .isEqualTo("woman");
    }

    @Test
    void thePlaceCountsMoreThanTheTraits() {
        assertThat(standIn(
                        voice("far", "en-US", Gender.FEMALE, BRITISH_NARRATOR),
                        voice("near", "en-GB", Gender.FEMALE, VoiceTraits.UNKNOWN)))
                .isEqualTo("near");
    }

    @Test
    void theAccentCountsMoreThanTheAgeAndTheAgeMoreThanTheStyle() {
        var accent = voice("accent", "en-GB", Gender.FEMALE, new VoiceTraits("british", null, null));
        var age = voice("age", "en-GB", Gender.FEMALE, new VoiceTraits("scottish", Age.OLD, VoiceStyle.NARRATIVE));
        var style = voice("style", "en-GB", Gender.FEMALE, new VoiceTraits(null, Age.CHILD, VoiceStyle.NARRATIVE));
        var plain = voice("plain", "en-GB", Gender.FEMALE, VoiceTraits.UNKNOWN);

        assertThat(standIn(plain, style, age, accent)).isEqualTo("accent");
        assertThat(standIn(plain, style, age)).isEqualTo("age");
        assertThat(standIn(plain, style)).isEqualTo("style");
    }

    @Test
    void ofThoseThatAreEquallyNearTheFirstIsTaken() {
        assertThat(standIn(
                        voice("one", "en-GB", Gender.FEMALE, BRITISH_NARRATOR),
                        voice("two", "en-GB", Gender.FEMALE, BRITISH_NARRATOR)))
                .isEqualTo("one");
    }

    @Test
    void whereNoVoiceIsNamedTheOthersAreLikeTheOneThatIsChosenFirst() {
        var others = speaking(
                offer("second"),
                List.of(),
                List.of(
                        voice("man", "en-GB", Gender.MALE, BRITISH_NARRATOR),
                        voice("child", "en-GB", Gender.FEMALE, new VoiceTraits("british", Age.CHILD, null)),
                        voice("old", "en-GB", Gender.FEMALE, BRITISH_NARRATOR)));

        assertThat(route(new Wanted().detected("en-GB"), others, FIRST).candidates())
                .extracting(candidate -> candidate.voice().value())
                .containsExactly("first:anna", "second:old");
    }

    @Test
    void whatTheCallerWantsCountsMoreThanLikeness() {
        var others = speaking(
                offer("second"),
                List.of(),
                List.of(
                        voice("old", "en-GB", Gender.FEMALE, BRITISH_NARRATOR),
                        voice("man", "en-US", Gender.MALE, VoiceTraits.UNKNOWN)));

        assertThat(route(new Wanted().gender(Gender.MALE).voice("first:anna"), others, FIRST)
                        .candidates())
                .extracting(candidate -> candidate.voice().value())
                .containsExactly("first:anna", "second:man");
    }

    @Test
    void aStyleIsPreferredBehindGenderAndLanguage() {
        var voices = speaking(
                offer("one"),
                List.of(),
                List.of(
                        voice("plain", "en-US", Gender.FEMALE, VoiceTraits.UNKNOWN),
                        voice("news", "en-US", Gender.FEMALE, new VoiceTraits(null, null, VoiceStyle.NEWS)),
                        voice("newsman", "en-US", Gender.MALE, new VoiceTraits(null, null, VoiceStyle.NEWS)),
                        voice("assistant", "en-GB", Gender.MALE, new VoiceTraits(null, null, VoiceStyle.ASSISTANT))));
        var wanted = new Wanted().detected("en-US");

        assertThat(chosen(route(wanted, voices).candidates())).isEqualTo("plain");
        assertThat(chosen(route(wanted.style(VoiceStyle.NEWS), voices).candidates()))
                .isEqualTo("news");
        assertThat(chosen(route(wanted.gender(Gender.MALE), voices).candidates()))
                .isEqualTo("newsman");
        assertThat(chosen(route(wanted.style(VoiceStyle.ASSISTANT), voices).candidates()))
                .isEqualTo("newsman");
        assertThat(chosen(route(wanted.style(VoiceStyle.MEDITATIVE).gender(Gender.FEMALE), voices)
                        .candidates()))
                .isEqualTo("plain");
    }

    @Test
    void theStyleThatFitsTheTextIsPreferredWhereNeitherAStyleNorAVoiceIsNamed() {
        var news = new VoiceTraits(null, null, VoiceStyle.NEWS);
        var voices = speaking(
                offer("one"),
                List.of(),
                List.of(
                        voice("anna", "en-GB", Gender.FEMALE, BRITISH_NARRATOR),
                        voice("news", "en-GB", Gender.FEMALE, news)));
        var others =
                speaking(offer("two"), List.of(), List.copyOf(voices.voices().all()));

        assertThat(chosen(fitting(VoiceStyle.NEWS, new Wanted(), voices))).isEqualTo("news");
        assertThat(chosen(fitting(VoiceStyle.NEWS, new Wanted().style(VoiceStyle.NARRATIVE), voices)))
                .isEqualTo("anna");
        assertThat(fitting(VoiceStyle.NEWS, new Wanted().voice("one:anna"), voices, others))
                .extracting(candidate -> candidate.voice().value())
                .containsExactly("one:anna", "two:anna");
    }

    private static List<Candidate> fitting(VoiceStyle style, Wanted wanted, Offer... offers) {
        var plain = wanted.demand();
        return Router.route(
                        new Demand(
                                plain.characters(),
                                plain.detectedLanguage(),
                                plain.contentType(),
                                style,
                                plain.order()),
                        List.of(offers))
                .candidates();
    }

    @Test
    void whatIsDeclaredIsNearerThanAnythingThatSpeaksTheLanguage() {
        var declared = declaring(Map.of(new VoiceId("first:anna"), "robot"));

        assertThat(route(new Wanted().voice("first:anna"), declared, FIRST).candidates())
                .extracting(candidate -> candidate.voice().value())
                .containsExactly("first:anna", "second:robot");
        assertThat(route(new Wanted().voice("first:bob"), declared, FIRST).candidates())
                .extracting(candidate -> candidate.voice().value())
                .containsExactly("first:bob", "second:anna");
        assertThat(route(new Wanted().voice("first:anna").detected("de"), declared, FIRST)
                        .candidates())
                .as("a declared voice that does not speak the language")
                .extracting(candidate -> candidate.voice().value())
                .containsExactly("first:anna", "second:german");
    }

    @Test
    void theEquivalentsOfAVoiceAreThoseWhoWouldStandInForItTheNearestFirst() {
        var plain =
                speaking(offer("plain"), List.of(), List.of(voice("ada", "en-US", Gender.FEMALE, VoiceTraits.UNKNOWN)));
        var german = speaking(offer("german"), List.of(), List.of(voice("eva", "de", Gender.FEMALE, BRITISH_NARRATOR)));
        var near = speaking(offer("near"), List.of(), List.of(voice("eve", "en-GB", Gender.FEMALE, BRITISH_NARRATOR)));
        var declared = declaring(Map.of(new VoiceId("first:anna"), "robot"));
        var anna = new VoiceProfile(List.of("en-GB"), Gender.FEMALE, BRITISH_NARRATOR);

        var found = Equivalents.of(new VoiceId("first:anna"), anna, List.of(plain, german, near, declared, FIRST));

        assertThat(found)
                .extracting(equivalent -> equivalent.id().value())
                .containsExactly("second:robot", "near:eve", "plain:ada");
        assertThat(found)
                .extracting(Equivalents.Equivalent::alike)
                .containsExactly(
                        List.of(Trait.DECLARED),
                        List.of(Trait.GENDER, Trait.LANGUAGE, Trait.ACCENT, Trait.AGE, Trait.STYLE),
                        List.of(Trait.GENDER));
    }

    @Test
    void aVoiceThatIsGoneHasEquivalentsTooAndOneThatIsOffIsNone() {
        var gone = new VoiceProfile(List.of("en-US"), Gender.MALE, VoiceTraits.UNKNOWN);

        assertThat(Equivalents.of(new VoiceId("lost:someone"), gone, List.of(FIRST)))
                .extracting(equivalent -> equivalent.id().value())
                .containsExactly("first:bob");
        assertThat(Equivalents.of(
                        new VoiceId("lost:someone"), gone, List.of(OfferFixture.standing(FIRST, Standing.DISABLED))))
                .isEmpty();
    }

    /** Who stands in for anna at another provider that has these. */
    private static String standIn(OfferedVoice... voices) {
        var other = speaking(offer("second"), List.of(), Arrays.asList(voices));
        return chosen(List.of(route(new Wanted().voice("first:anna"), FIRST, other)
                .candidates()
                .getLast()));
    }

    private static String chosen(List<Candidate> candidates) {
        String voice = candidates.getFirst().voice().value();
        return voice.substring(voice.indexOf(':') + 1);
    }

    private static Offer declaring(Map<VoiceId, String> standIns) {
        var plain = offer("second");
        var voices = List.of(
                voice("anna", "en-US", Gender.MALE, VoiceTraits.UNKNOWN),
                voice("robot", "en-AU", Gender.NEUTRAL, VoiceTraits.UNKNOWN),
                voice("german", "de", Gender.FEMALE, VoiceTraits.UNKNOWN));
        return new Offer(plain.provider(), plain.standing(), Roster.of(voices, List.of(), standIns), plain.models());
    }

    private static OfferedVoice voice(String name, String language, @Nullable Gender gender, VoiceTraits traits) {
        return new OfferedVoice(name, List.of(language), gender, traits);
    }
}
