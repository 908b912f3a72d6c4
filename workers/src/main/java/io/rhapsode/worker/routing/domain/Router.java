package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.Features;
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
 * circuit_open}, {@code model} (another one is asked for), {@code sunset} (its models are not served any more), {@code timings} (they are asked for, and its models give none), {@code voice} (it has none, or nobody has
 * the named one), {@code language}, {@code limits}, {@code max_cost}, and once more {@code voice} (none of the models that are left has it). A rule about models leaves those that keep it; of these the one that scores
 * best speaks for the provider.
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

    /** A provider that is left, the model it speaks with, and the voice it gives. */
    private record Placed(Offer offer, OfferedModel model, Features features, Casting.Part part, double score) {

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
                    .thenComparing(this::bestFirst)
                    .thenComparing(one -> one.provider().value()));
            exclusions.sort(
                    Comparator.comparing(exclusion -> exclusion.provider().value()));
        }

        private void place(Offer offer) {
            var shortlist = shortlist(offer);
            var out = shortlist.reason();
            if (out.isPresent()) {
                exclusions.add(new Exclusion(offer.provider(), out.get()));
                return;
            }
            var part = casting.at(offer).orElseThrow();
            shortlist.models().stream()
                    .filter(model -> part.voice().isOf(model))
                    .map(model -> placed(offer, model, part))
                    .min(this::bestFirst) // of equals the one it names first
                    .ifPresentOrElse(
                            placed::add, () -> exclusions.add(new Exclusion(offer.provider(), ExclusionReason.VOICE)));
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
                    .only(ExclusionReason.TIMINGS, demand::isMetBy)
                    .unless(
                            ExclusionReason.VOICE,
                            () -> voiceUnknown || offer.voices().isEmpty())
                    .unless(ExclusionReason.LANGUAGE, () -> !casting.speaksTheLanguage(offer))
                    .only(ExclusionReason.LIMITS, offered -> offered.largestRequest() >= SMALLEST_REQUEST)
                    .only(ExclusionReason.MAX_COST, offered -> cap == null || cost(offered) <= cap);
        }

        private Placed placed(Offer offer, OfferedModel model, Casting.Part part) {
            var features = model.features(casting.language(), demand.contentType());
            double score = Scoring.score(wish.strategy(), model.price(), features, part.genderAsWanted());
            return new Placed(offer, model, features, part, score);
        }

        private int bestFirst(Placed one, Placed other) {
            return Comparator.comparing(Placed::score, Comparator.reverseOrder())
                    .thenComparing(placed -> placed.model().price().credits(demand.characters()))
                    .thenComparing(placed -> cost(placed.model()))
                    .compare(one, other);
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
                var nearest = others.at(one.offer()).orElseThrow().voice();
                table.add(candidate(
                        one, nearest.isOf(one.model()) ? nearest : one.part().voice(), 0));
            }
            return table;
        }

        private Candidate candidate(Placed one, OfferedVoice voice, double probability) {
            var model = one.model();
            return new Candidate(
                    one.provider(),
                    VoiceId.of(one.provider(), voice.name()),
                    model.name(),
                    one.features(),
                    cost(model),
                    model.price().credits(demand.characters()),
                    model.price().creditsPer1k(),
                    one.score(),
                    probability,
                    demand.order().settings().beyond(model.settings()));
        }

        private long cost(OfferedModel model) {
            return model.price().costMicros(demand.characters());
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
