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
import java.util.Optional;

/**
 * Puts the providers in the order in which they are to speak a text, and says of each that is left out why. Pure: the same demand and offers give the same table.
 *
 * <p>What rules a provider out is asked in this order, and the first reason is the one that is given: {@code disabled}, {@code excluded} by the caller, {@code unhealthy}, {@code
 * circuit_open}, {@code model} (another one is asked for), {@code voice} (it has none, or nobody has the named one), {@code language}, {@code limits}, {@code max_cost}.
 *
 * <p>Who is left is put in order: first the provider whose voice is named, then the preferred one, then by score, and where scores are equal by price and name.
 */
public final class Router {

    /** A provider that takes less in one request would force everybody's chunks to be scraps of sentences. */
    static final int SMALLEST_REQUEST = 50;

    private Router() {}

    /** The table; its first candidate is chosen. */
    public static Routing route(Demand demand, List<Offer> offers) {
        return new Table(demand, offers).routing();
    }

    /** A provider that is left, and the voice it gives. */
    private record Placed(Offer offer, Casting.Part part, double score) {

        ProviderId provider() {
            return offer.provider();
        }
    }

    /** One demand at one moment. */
    private static final class Table {

        private final Demand demand;
        private final RoutingWish wish;
        private final Casting casting;
        private final boolean voiceUnknown;
        private final List<Placed> placed = new ArrayList<>();
        private final List<Exclusion> exclusions = new ArrayList<>();

        Table(Demand demand, List<Offer> offers) {
            this.demand = demand;
            this.wish = demand.order().routing();
            this.casting = Casting.of(demand, offers);
            this.voiceUnknown = casting.isUnknown(offers);
            offers.forEach(this::place);
            placed.sort(Comparator.comparing((Placed one) -> !casting.isNamedAt(one.provider()))
                    .thenComparing(one -> !isPreferred(one.provider()))
                    .thenComparing(Placed::score, Comparator.reverseOrder())
                    .thenComparing(one -> one.offer().price().credits(demand.characters()))
                    .thenComparing(one -> cost(one.offer()))
                    .thenComparing(one -> one.provider().value()));
            exclusions.sort(
                    Comparator.comparing(exclusion -> exclusion.provider().value()));
        }

        private void place(Offer offer) {
            exclusion(offer).ifPresentOrElse(reason -> exclusions.add(new Exclusion(offer.provider(), reason)), () -> {
                var part = casting.at(offer).orElseThrow();
                placed.add(new Placed(offer, part, Scoring.score(wish.strategy(), offer, part.genderAsWanted())));
            });
        }

        private Optional<ExclusionReason> exclusion(Offer offer) {
            if (offer.standing() == Standing.DISABLED) {
                return Optional.of(ExclusionReason.DISABLED);
            }
            if (wish.excluded().contains(offer.provider())) {
                return Optional.of(ExclusionReason.EXCLUDED);
            }
            if (offer.standing() == Standing.UNHEALTHY) {
                return Optional.of(ExclusionReason.UNHEALTHY);
            }
            if (offer.standing() == Standing.CIRCUIT_OPEN) {
                return Optional.of(ExclusionReason.CIRCUIT_OPEN);
            }
            String model = demand.order().model();
            if (model != null && !offer.models().contains(model)) {
                return Optional.of(ExclusionReason.MODEL);
            }
            if (voiceUnknown || offer.voices().isEmpty()) {
                return Optional.of(ExclusionReason.VOICE);
            }
            if (!casting.speaksTheLanguage(offer)) {
                return Optional.of(ExclusionReason.LANGUAGE);
            }
            if (offer.largestRequest() < SMALLEST_REQUEST) {
                return Optional.of(ExclusionReason.LIMITS);
            }
            Long cap = wish.maxCostMicros();
            return cap != null && cost(offer) > cap ? Optional.of(ExclusionReason.MAX_COST) : Optional.empty();
        }

        /** Whoever comes behind the first gives the voice that is most like the first one's. */
        private List<Candidate> candidates() {
            if (placed.isEmpty()) {
                return List.of();
            }
            var first = placed.getFirst();
            var table = new ArrayList<Candidate>();
            table.add(candidate(first, first.part().voice(), 1)); // nothing is left to chance
            var others = casting.behind(table.getFirst().voice(), first.part().voice());
            for (var one : placed.subList(1, placed.size())) {
                table.add(candidate(one, others.at(one.offer()).orElseThrow().voice(), 0));
            }
            return table;
        }

        private Candidate candidate(Placed one, OfferedVoice voice, double probability) {
            var offer = one.offer();
            return new Candidate(
                    offer.provider(),
                    VoiceId.of(offer.provider(), voice.name()),
                    Optional.ofNullable(demand.order().model())
                            .or(() -> offer.models().stream().findFirst())
                            .orElse(null),
                    offer.features(),
                    cost(offer),
                    offer.price().credits(demand.characters()),
                    offer.price().creditsPer1k(),
                    one.score(),
                    probability);
        }

        private long cost(Offer offer) {
            return offer.price().costMicros(demand.characters());
        }

        private boolean isPreferred(ProviderId provider) {
            return Objects.equals(provider, wish.preferred());
        }

        Routing routing() {
            return new Routing(wish.strategy(), Scoring.POLICY, Scoring.VERSION, 0, reason(), candidates(), exclusions);
        }

        private RoutingReason reason() {
            if (placed.isEmpty()) {
                return RoutingReason.NONE_ELIGIBLE;
            }
            var first = placed.getFirst().provider();
            if (casting.isNamedAt(first)) {
                return RoutingReason.VOICE;
            }
            if (isPreferred(first)) {
                return RoutingReason.PREFERRED;
            }
            return placed.size() == 1 ? RoutingReason.ONLY_CANDIDATE : RoutingReason.BEST_SCORE;
        }
    }
}
