package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.VoiceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Puts the providers in the order in which they are to speak a text, and says of each that is left out why. Pure: the same demand and offers give the same table.
 *
 * <p>What rules a provider out is asked in this order, and the first reason is the one that is given: {@code disabled}, {@code excluded} by the caller, {@code unhealthy}, {@code
 * circuit_open}, {@code model} (another one is asked for), {@code sunset} (its models are not served any more), {@code voice} (it has none, or nobody has the named one), {@code language},
 * {@code limits}, {@code max_cost}. A rule about models leaves those that keep it; of these the one that scores best speaks for the provider.
 *
 * <p>Who is left is put in order: first the provider whose voice is named, then the preferred one, then by score, and where scores are equal by price and name.
 */
public final class Router {

    /** A provider that takes less in one request would force everybody's chunks to be scraps of sentences. */
    static final int SMALLEST_REQUEST = 50;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
                    Candidate::score, Comparator.reverseOrder())
            .thenComparing(Candidate::credits)
            .thenComparing(Candidate::costMicros);

    private Router() {}

    /** The table; its first candidate is chosen. */
    public static Routing route(Demand demand, List<Offer> offers) {
        return new Table(demand, offers).routing();
    }

    /** One demand at one moment. */
    private static final class Table {

        private final Demand demand;
        private final RoutingWish wish;
        private final Casting casting;
        private final boolean voiceUnknown;
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<Exclusion> exclusions = new ArrayList<>();

        Table(Demand demand, List<Offer> offers) {
            this.demand = demand;
            this.wish = demand.order().routing();
            this.casting = Casting.of(demand, offers);
            this.voiceUnknown = casting.isUnknown(offers);
            offers.forEach(this::place);
            candidates.sort(Comparator.comparing((Candidate candidate) -> !casting.isNamedAt(candidate.provider()))
                    .thenComparing(candidate -> !isPreferred(candidate.provider()))
                    .thenComparing(BEST_FIRST)
                    .thenComparing(candidate -> candidate.provider().value()));
            exclusions.sort(
                    Comparator.comparing(exclusion -> exclusion.provider().value()));
        }

        private void place(Offer offer) {
            var shortlist = shortlist(offer);
            shortlist
                    .reason()
                    .ifPresentOrElse(
                            reason -> exclusions.add(new Exclusion(offer.provider(), reason)),
                            () -> candidates.add(candidate(offer, shortlist.models())));
        }

        private Shortlist shortlist(Offer offer) {
            String model = demand.order().model();
            Long cap = wish.maxCostMicros();
            return new Shortlist(offer.models())
                    .unless(ExclusionReason.DISABLED, () -> offer.standing() == Standing.DISABLED)
                    .unless(ExclusionReason.EXCLUDED, () -> wish.excluded().contains(offer.provider()))
                    .unless(ExclusionReason.UNHEALTHY, () -> offer.standing() == Standing.UNHEALTHY)
                    .unless(ExclusionReason.CIRCUIT_OPEN, () -> offer.standing() == Standing.CIRCUIT_OPEN)
                    .only(ExclusionReason.MODEL, offered -> model == null || model.equals(offered.name()))
                    .only(ExclusionReason.SUNSET, offered -> !offered.ended())
                    .unless(
                            ExclusionReason.VOICE,
                            () -> voiceUnknown || offer.voices().isEmpty())
                    .unless(ExclusionReason.LANGUAGE, () -> !casting.speaksTheLanguage(offer))
                    .only(ExclusionReason.LIMITS, offered -> offered.largestRequest() >= SMALLEST_REQUEST)
                    .only(ExclusionReason.MAX_COST, offered -> cap == null || cost(offered) <= cap);
        }

        /** With the model that speaks best for the provider; of equals with the one it names first. */
        private Candidate candidate(Offer offer, List<OfferedModel> models) {
            var part = casting.at(offer).orElseThrow();
            return models.stream()
                    .map(model -> candidate(offer, model, part))
                    .min(BEST_FIRST)
                    .orElseThrow();
        }

        private Candidate candidate(Offer offer, OfferedModel model, Casting.Part part) {
            var features = model.features(casting.language(), demand.contentType());
            return new Candidate(
                    offer.provider(),
                    VoiceId.of(offer.provider(), part.voice().name()),
                    model.name(),
                    features,
                    cost(model),
                    model.price().credits(demand.characters()),
                    model.price().creditsPer1k(),
                    Scoring.score(wish.strategy(), model.price(), features, part.genderAsWanted()),
                    0,
                    demand.order().settings().beyond(model.settings()));
        }

        private long cost(OfferedModel model) {
            return model.price().costMicros(demand.characters());
        }

        private boolean isPreferred(ProviderId provider) {
            return Objects.equals(provider, wish.preferred());
        }

        Routing routing() {
            return new Routing(
                    wish.strategy(), Scoring.POLICY, Scoring.VERSION, 0, reason(), withProbabilities(), exclusions);
        }

        private RoutingReason reason() {
            if (candidates.isEmpty()) {
                return RoutingReason.NONE_ELIGIBLE;
            }
            var first = candidates.getFirst().provider();
            if (casting.isNamedAt(first)) {
                return RoutingReason.VOICE;
            }
            if (isPreferred(first)) {
                return RoutingReason.PREFERRED;
            }
            return candidates.size() == 1 ? RoutingReason.ONLY_CANDIDATE : RoutingReason.BEST_SCORE;
        }

        /** Nothing is left to chance: the first is chosen. */
        private List<Candidate> withProbabilities() {
            var table = new ArrayList<Candidate>();
            for (var candidate : candidates) {
                table.add(new Candidate(
                        candidate.provider(),
                        candidate.voice(),
                        candidate.model(),
                        candidate.features(),
                        candidate.costMicros(),
                        candidate.credits(),
                        candidate.creditsPer1k(),
                        candidate.score(),
                        table.isEmpty() ? 1 : 0,
                        candidate.ignoredSettings()));
            }
            return table;
        }
    }
}
