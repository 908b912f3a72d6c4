package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.worker.routing.domain.Languages.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which voice of a provider speaks.
 *
 * <p>A voice that is named means that voice, whatever the language of the text. At every other provider the one stands in for it that the operator has declared, or else the nearest: of its gender, of the
 * language of the text, and sounding like it. They are fallbacks: a file still has one voice. Where none is named, the wishes for language, gender and style take its place; language is a must, the others
 * are wishes, and who comes behind the first is like the first. Of several that are equally near, the first in the provider's order is taken, so the same order always has the same voice.
 */
final class Casting {

    /** A voice that a provider can give, and whether it has the gender that is wanted. */
    record Part(OfferedVoice voice, boolean genderAsWanted) {}

    private final SpeechOrder order;
    private final @Nullable VoiceStyle style;
    private final @Nullable Tag language;
    private final String written;

    /** What others stand in for: the voice that is named, or the first that was chosen. */
    private final @Nullable VoiceId modelId;

    private final @Nullable OfferedVoice model;
    private final Ideal ideal;

    private Casting(
            SpeechOrder order,
            @Nullable VoiceStyle style,
            @Nullable Tag language,
            String written,
            @Nullable VoiceId modelId,
            @Nullable OfferedVoice model) {
        this.order = order;
        this.style = style;
        this.language = language;
        this.written = written;
        this.modelId = modelId;
        this.model = model;
        Gender wanted = order.preferences().gender();
        this.ideal = Ideal.of(language, wanted == null && model != null ? model.gender() : wanted, style, model);
    }

    static Casting of(Demand demand, List<Offer> offers) {
        SpeechOrder order = demand.order();
        var named = named(order.voice(), offers).orElse(null);
        String written = language(demand, named);
        Tag tag = Languages.tag(written);
        return new Casting(order, style(demand), tag.isKnown() ? tag : null, written, order.voice(), named);
    }

    /** Whatever the caller says, else what the text shows, else what the named voice speaks. */
    private static String language(Demand demand, @Nullable OfferedVoice named) {
        String said = demand.order().preferences().language();
        String shown = said == null ? demand.detectedLanguage() : said;
        return named == null || Languages.tag(shown).isKnown()
                ? shown
                : named.languages().stream().findFirst().orElse(Languages.UNKNOWN);
    }

    /** What the caller says, else what fits the text; but to whoever stands in for a named voice, it matters how that one sounds. */
    private static @Nullable VoiceStyle style(Demand demand) {
        VoiceStyle said = demand.order().preferences().style();
        return said == null && demand.order().voice() == null ? demand.detectedStyle() : said;
    }

    private static Optional<OfferedVoice> named(@Nullable VoiceId named, List<Offer> offers) {
        return named == null
                ? Optional.empty()
                : offers.stream()
                        .filter(offer -> isAt(named, offer.provider()))
                        .flatMap(
                                offer -> offer
                                        .voices()
                                        .named(named.value()
                                                .substring(
                                                        offer.provider().value().length() + 1))
                                        .stream())
                        .findFirst();
    }

    private static boolean isAt(VoiceId voice, ProviderId provider) {
        return voice.value().startsWith(provider + ":");
    }

    /** For those who come behind the voice that was chosen first. Whoever names a voice has chosen. */
    Casting behind(VoiceId chosen, OfferedVoice first) {
        return order.voice() == null ? new Casting(order, style, language, written, chosen, first) : this;
    }

    /** The language that is to be spoken, {@code und} where anything will do. */
    String language() {
        return language == null ? Languages.UNKNOWN : written;
    }

    /** Whether this provider is the one whose voice is named. */
    boolean isNamedAt(ProviderId provider) {
        return order.voice() != null && isAt(order.voice(), provider);
    }

    /** Whether a voice is named that nobody here has. Of a provider whose voices cannot be found out now, it may have any. */
    boolean isUnknown(List<Offer> offers) {
        return order.voice() != null
                && model == null
                && offers.stream()
                        .noneMatch(offer ->
                                isNamedAt(offer.provider()) && offer.voices().isEmpty());
    }

    /** Whether a voice is named of a provider whose voices cannot be found out now. */
    boolean cannotBeChecked(List<Offer> offers) {
        return order.voice() != null && model == null && !isUnknown(offers);
    }

    boolean speaksTheLanguage(Offer offer) {
        return isNamedAt(offer.provider()) || language == null || offer.voices().speaks(language);
    }

    /** The voice of this provider; empty where it has none that will do. */
    Optional<Part> at(Offer offer) {
        if (model != null && isNamedAt(offer.provider())) {
            return Optional.of(new Part(model, true));
        }
        return declared(offer)
                .or(() -> ideal.nearest(offer.voices()).map(Roster.Entry::voice))
                .map(voice -> new Part(voice, ideal.isOfTheGender(voice)));
    }

    /** What the operator has declared holds for every language that the voice speaks. */
    private Optional<OfferedVoice> declared(Offer offer) {
        return modelId == null
                ? Optional.empty()
                : offer.voices()
                        .standIn(modelId)
                        .filter(voice -> language == null
                                || voice.languages().isEmpty()
                                || voice.languages().stream()
                                        .anyMatch(tag ->
                                                Languages.tag(tag).primary().equals(language.primary())));
    }
}
