package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.VoiceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which voice of a provider speaks.
 *
 * <p>A voice that is named means that voice, whatever the language of the text. At every other provider the nearest one stands in for it: of its gender, and of the language of
 * the text. They are fallbacks: a file still has one voice. Where none is named, the wishes for language and gender take its place; language is a must, gender a wish. Of
 * several that are equally near, the first in the provider's order is taken, so the same order always has the same voice.
 */
final class Casting {

    /** What a text is taken for where nothing else is known. */
    private static final String USUAL_LANGUAGE = "en";

    /** Farther than any voice of the language. */
    private static final int ANOTHER_LANGUAGE = 9;

    /** A voice that a provider can give, and whether it has the gender that is wanted. */
    record Part(OfferedVoice voice, boolean genderAsWanted) {}

    private final @Nullable VoiceId named;
    private final @Nullable OfferedVoice namedVoice;
    private final Optional<String> language;
    private final @Nullable Gender gender;

    private Casting(
            @Nullable VoiceId named,
            @Nullable OfferedVoice namedVoice,
            Optional<String> language,
            @Nullable Gender gender) {
        this.named = named;
        this.namedVoice = namedVoice;
        this.language = language;
        this.gender = gender;
    }

    static Casting of(Demand demand, List<Offer> offers) {
        SpeechOrder order = demand.order();
        var namedVoice = namedVoice(order.voice(), offers).orElse(null);
        var gender = order.preferences().gender();
        if (gender == null && namedVoice != null) {
            gender = namedVoice.gender();
        }
        return new Casting(order.voice(), namedVoice, language(demand, namedVoice), gender);
    }

    /** What the caller says, else what the text shows, else what the named voice speaks. */
    private static Optional<String> language(Demand demand, @Nullable OfferedVoice namedVoice) {
        String said = demand.order().preferences().language();
        return Optional.ofNullable(said)
                .or(() -> Optional.of(demand.detectedLanguage()))
                .filter(Languages::isKnown)
                .or(() -> namedVoice == null
                        ? Optional.empty()
                        : namedVoice.languages().stream().findFirst());
    }

    private static Optional<OfferedVoice> namedVoice(@Nullable VoiceId named, List<Offer> offers) {
        return named == null
                ? Optional.empty()
                : offers.stream()
                        .filter(offer -> named != null && isVoiceOf(offer.provider(), named))
                        .flatMap(offer -> offer.voices().stream()
                                .filter(voice -> VoiceId.of(offer.provider(), voice.name())
                                        .equals(named)))
                        .findFirst();
    }

    /** The language that is to be spoken, {@code und} where anything will do. */
    String language() {
        return language.orElse(Languages.UNKNOWN);
    }

    /** Whether this provider is the one whose voice is named. */
    boolean isNamedAt(ProviderId provider) {
        return named != null && isVoiceOf(provider, named);
    }

    private static boolean isVoiceOf(ProviderId provider, VoiceId voice) {
        return voice.value().startsWith(provider + ":");
    }

    /** Whether a voice is named that nobody here has. Of a provider whose voices cannot be found out now, it may have any. */
    boolean isUnknown(List<Offer> offers) {
        return named != null
                && namedVoice == null
                && offers.stream()
                        .noneMatch(offer ->
                                isNamedAt(offer.provider()) && offer.voices().isEmpty());
    }

    /** Whether a voice is named of a provider whose voices cannot be found out now. */
    boolean cannotBeChecked(List<Offer> offers) {
        return named != null && namedVoice == null && !isUnknown(offers);
    }

    boolean speaksTheLanguage(Offer offer) {
        return isNamedAt(offer.provider())
                || language.map(wanted -> speaks(offer, wanted)).orElse(true);
    }

    private static boolean speaks(Offer offer, String wanted) {
        return isAmong(offer.languages(), wanted)
                && offer.voices().stream().anyMatch(voice -> isAmong(voice.languages(), wanted));
    }

    private static boolean isAmong(List<String> languages, String wanted) {
        return languages.isEmpty() || Languages.distance(wanted, languages).isPresent();
    }

    /** The voice of this provider; empty where it has none that will do. */
    Optional<Part> at(Offer offer) {
        if (namedVoice != null && isNamedAt(offer.provider())) {
            return Optional.of(new Part(namedVoice, true));
        }
        return offer.voices().stream()
                .filter(voice -> language.map(wanted -> isAmong(voice.languages(), wanted))
                        .orElse(true))
                .min(Comparator.comparing((OfferedVoice voice) -> !isOfTheGender(voice))
                        .thenComparing(this::distance))
                .map(voice -> new Part(voice, isOfTheGender(voice)));
    }

    private boolean isOfTheGender(OfferedVoice voice) {
        return gender == null || gender == voice.gender();
    }

    private int distance(OfferedVoice voice) {
        String near = language.orElse(USUAL_LANGUAGE);
        OptionalInt distance = voice.languages().isEmpty()
                ? OptionalInt.of(Languages.EXACT)
                : Languages.distance(near, voice.languages());
        return distance.orElse(ANOTHER_LANGUAGE);
    }
}
