package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.VoiceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a demand could ever be met by what is configured. What only fails now, an open circuit or a missing program, is no reason to refuse it; a provider whose voices
 * cannot be found out now may speak any language, though a voice of it that is named has to wait until it can be looked up.
 */
public final class Admissibility {

    /**
     * Why a demand is refused.
     *
     * @param detail a sentence for the caller
     */
    public record Refusal(Rejection rejection, String detail) {}

    private Admissibility() {}

    /** Asked in this order: the providers that are named, the voice, the model, the timings, the language, and whether anybody is left. */
    public static Optional<Refusal> refusal(Demand demand, List<Offer> offers) {
        var enabled = offers.stream()
                .filter(offer -> offer.standing() != Standing.DISABLED)
                .map(Offer::atItsBest)
                .toList();
        return unknownProvider(demand, offers)
                .or(() -> unknownVoice(demand, enabled))
                .or(() -> uncheckedVoice(demand, enabled))
                .or(() -> excludedVoice(demand))
                .or(() -> unknownModel(demand, enabled))
                .or(() -> nobodyTellsTheTime(demand, enabled))
                .or(() -> unknownLanguage(demand, enabled))
                .or(() -> nobodyLeft(demand, enabled));
    }

    private static Optional<Refusal> unknownProvider(Demand demand, List<Offer> offers) {
        RoutingWish wish = demand.order().routing();
        return Stream.concat(Stream.ofNullable(wish.preferred()), wish.excluded().stream())
                .filter(named ->
                        offers.stream().noneMatch(offer -> offer.provider().equals(named)))
                .findFirst()
                .map(named -> new Refusal(
                        Rejection.PROVIDER_NOT_FOUND, "No provider is configured under the name '" + named + "'."));
    }

    private static Optional<Refusal> unknownVoice(Demand demand, List<Offer> enabled) {
        return Casting.of(demand, enabled).isUnknown(enabled)
                ? Optional.of(new Refusal(
                        Rejection.VOICE_NOT_FOUND,
                        "No configured provider has the voice '"
                                + demand.order().voice() + "'."))
                : Optional.empty();
    }

    /** What was asked for goes into the log, and only a voice that is known to exist may do so. */
    private static Optional<Refusal> uncheckedVoice(Demand demand, List<Offer> enabled) {
        return Casting.of(demand, enabled).cannotBeChecked(enabled)
                ? Optional.of(new Refusal(
                        Rejection.UNAVAILABLE, "Just now nobody can say whether there is the voice that is asked for."))
                : Optional.empty();
    }

    private static Optional<Refusal> excludedVoice(Demand demand) {
        VoiceId voice = demand.order().voice();
        return demand.order().routing().excluded().stream()
                .filter(excluded -> voice != null && isVoiceOf(excluded, voice))
                .findFirst()
                .map(excluded -> new Refusal(
                        Rejection.NO_PROVIDER,
                        "The request names a voice of '" + excluded + "' and excludes that provider."));
    }

    private static boolean isVoiceOf(ProviderId provider, VoiceId voice) {
        return voice.value().startsWith(provider + ":");
    }

    private static Optional<Refusal> unknownModel(Demand demand, List<Offer> enabled) {
        String model = demand.order().model();
        return model == null || enabled.stream().anyMatch(offer -> offer.hasModel(model))
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Rejection.MODEL_NOT_FOUND, "No configured provider has the model that is asked for."));
    }

    private static Optional<Refusal> nobodyTellsTheTime(Demand demand, List<Offer> enabled) {
        return !demand.order().timings() || enabled.stream().anyMatch(offer -> tellsTheTime(demand, offer))
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Rejection.NO_PROVIDER,
                        "No configured provider says when each character is heard. ElevenLabs does, and Amazon Polly with the engines neural, long-form and standard:"
                                + " an entry of type elevenlabs or polly under rhapsode.speech.providers is needed."));
    }

    private static boolean tellsTheTime(Demand demand, Offer offer) {
        return offer.models().stream().anyMatch(demand::isMetBy);
    }

    private static Optional<Refusal> unknownLanguage(Demand demand, List<Offer> enabled) {
        var casting = Casting.of(demand, enabled);
        return enabled.isEmpty()
                        || enabled.stream()
                                .anyMatch(offer -> mayHaveAnyVoice(offer) || casting.speaksTheLanguage(offer))
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Rejection.LANGUAGE_NOT_SUPPORTED,
                        "No configured provider speaks the language '" + casting.language() + "'."));
    }

    private static Optional<Refusal> nobodyLeft(Demand demand, List<Offer> enabled) {
        var table = Router.route(demand, enabled);
        if (!table.candidates().isEmpty() || enabled.stream().anyMatch(offer -> mightStillDo(demand, offer))) {
            return Optional.empty();
        }
        String why = table.exclusions().stream()
                .map(exclusion ->
                        exclusion.provider() + ": " + exclusion.reason().code())
                .collect(Collectors.joining(", ", " (", ")"));
        return Optional.of(new Refusal(
                Rejection.NO_PROVIDER,
                "The exclusions and limits of the request leave no provider" + (enabled.isEmpty() ? "." : why + ".")));
    }

    private static boolean mightStillDo(Demand demand, Offer offer) {
        String model = demand.order().model();
        return mayHaveAnyVoice(offer)
                && tellsTheTime(demand, offer)
                && !demand.order().routing().excluded().contains(offer.provider())
                && (model == null || offer.hasModel(model));
    }

    private static boolean mayHaveAnyVoice(Offer offer) {
        return offer.voices().isEmpty();
    }
}
