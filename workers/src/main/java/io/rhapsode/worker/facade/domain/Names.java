package io.rhapsode.worker.facade.domain;

import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.events.facade.VoicesView.Voice;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.voice.LibraryVoiceId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is meant by the names of a voice and a model. Pure: the same names and offerings mean the same.
 *
 * <p>A provider that has what is named comes before an alias, a provider that can work now before one that cannot. A name that nobody knows means nothing, and is
 * no reason to refuse: then the router chooses as if it had not been said.
 */
public final class Names {

    private static final String AUTO = "auto";

    private final List<Offering> offerings;
    private final Aliases aliases;

    /** @param offerings of the providers that may be asked */
    public Names(List<Offering> offerings, Aliases aliases) {
        this.offerings = offerings.stream()
                .sorted(Comparator.comparing((Offering offering) -> !offering.ready()))
                .toList();
        this.aliases = aliases;
    }

    public ResolvedNames resolve(ResolveNames names) {
        String model = names.model();
        @Nullable Offering chosen = model == null ? null : whoseModel(model).orElse(null);
        @Nullable ProviderId provider = chosen == null ? null : chosen.provider();
        @Nullable
        VoiceId voice = names.voice() == null
                ? null
                : voice(names.voice(), chosen).map(Voice::voiceId).orElse(null);
        return new ResolvedNames(
                voice,
                voice == null ? gender(names.voice()) : null,
                provider,
                model == null || chosen == null || isItsOwnChoice(chosen, model) ? null : model,
                model == null || chosen != null ? null : strategy(model));
    }

    /** The provider of that name, or else the first with a model of that name. */
    private Optional<Offering> whoseModel(String model) {
        return Stream.concat(
                        offerings.stream()
                                .filter(offering -> offering.provider().value().equals(model)),
                        offerings.stream().filter(offering -> offering.models().contains(model)))
                .findFirst();
    }

    /** Whether it takes the model without being told, so that nobody else is kept from standing in for it. */
    private static boolean isItsOwnChoice(Offering offering, String model) {
        return offering.provider().value().equals(model)
                || offering.models().getFirst().equals(model);
    }

    private Optional<Voice> voice(String name, @Nullable Offering chosen) {
        return Stream.concat(Stream.ofNullable(chosen), offerings.stream())
                .flatMap(offering -> offering.voices().stream())
                .filter(voice -> isCalled(voice, name))
                .findFirst();
    }

    private static boolean isCalled(Voice voice, String name) {
        String whole = voice.voiceId().value();
        return whole.equals(name)
                || whole.equals(voice.provider() + ":" + name)
                || isOfTheLibrary(name)
                        && LibraryVoiceId.of(voice.voiceId()).value().equals(name);
    }

    /** Looked at first: a digest of each of some thousand voices is not made for nothing. */
    private static boolean isOfTheLibrary(String name) {
        return name.startsWith("voc_");
    }

    private @Nullable Gender gender(@Nullable String voice) {
        return voice == null ? null : aliases.voice(voice);
    }

    /** {@code auto:} and a strategy, or an alias. */
    private @Nullable Strategy strategy(String model) {
        if (model.startsWith(AUTO + ":")) {
            String word = model.substring(AUTO.length() + 1).toUpperCase(Locale.ROOT);
            return Stream.of(Strategy.values())
                    .filter(strategy -> strategy.name().equals(word))
                    .findFirst()
                    .orElse(null);
        }
        return aliases.model(model);
    }

    /** Every name of a model that somebody may say, besides those of the providers. */
    public List<String> alsoKnown() {
        Stream<String> auto = Stream.concat(
                Stream.of(AUTO),
                Stream.of(Strategy.values())
                        .map(strategy -> AUTO + ":" + strategy.name().toLowerCase(Locale.ROOT)));
        return Stream.concat(auto, aliases.models().stream()).toList();
    }
}
