package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.Trait;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.worker.routing.domain.Languages.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The voices of other providers that are nearest to one: who would stand in for it. By the rules of {@link Casting}, for a text in the voice's own language. */
public final class Equivalents {

    /**
     * The nearest of a provider.
     *
     * @param alike in what it is like the other
     */
    public record Equivalent(VoiceId id, OfferedVoice voice, List<Trait> alike) {

        public Equivalent {
            alike = List.copyOf(alike);
        }
    }

    private record Found(Equivalent equivalent, boolean declared, int distance) {}

    private Equivalents() {}

    /**
     * One of each provider that is switched on and speaks the language, the nearest first.
     *
     * @param voice of a provider, which may not offer it any more
     */
    public static List<Equivalent> of(VoiceId voice, VoiceProfile profile, List<Offer> offers) {
        var model = new OfferedVoice(voice.value(), profile.languages(), profile.gender(), profile.traits());
        Tag language =
                profile.languages().stream().map(Languages::tag).findFirst().orElse(null);
        var ideal = Ideal.of(language, profile.gender(), null, model);
        return offers.stream()
                .filter(offer -> offer.standing() != Standing.DISABLED)
                .filter(offer -> !voice.value().startsWith(offer.provider() + ":"))
                .filter(offer -> language == null || offer.voices().speaks(language))
                .flatMap(offer -> at(voice, ideal, offer).stream())
                .sorted(Comparator.comparing((Found found) -> !found.declared())
                        .thenComparing(Found::distance)
                        .thenComparing(found -> found.equivalent().id().value()))
                .map(Found::equivalent)
                .toList();
    }

    private static Optional<Found> at(VoiceId voice, Ideal ideal, Offer offer) {
        var declared = offer.voices().standIn(voice).map(Roster::entry);
        return declared.or(() -> ideal.nearest(offer.voices()))
                .map(entry -> new Found(
                        new Equivalent(
                                VoiceId.of(offer.provider(), entry.voice().name()),
                                entry.voice(),
                                Stream.concat(
                                                declared.stream().map(said -> Trait.DECLARED),
                                                ideal.alike(entry).stream())
                                        .toList()),
                        declared.isPresent(),
                        ideal.distance(entry)));
    }
}
