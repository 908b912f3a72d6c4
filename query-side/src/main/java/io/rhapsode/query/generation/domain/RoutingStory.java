package io.rhapsode.query.generation.domain;

import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who was to speak, why, and who spoke instead. */
public final class RoutingStory {

    /** What there is to see before it is routed. */
    public static final RoutingView UNROUTED =
            new RoutingView(null, null, null, null, List.of(), List.of(), List.of(), List.of());

    private RoutingView view;
    private boolean changed;

    RoutingStory(RoutingView view) {
        this.view = view;
    }

    public RoutingView view() {
        return view;
    }

    /** Whether anything was told that the view did not hold from the beginning. */
    public boolean changed() {
        return changed;
    }

    void tell(GenerationEvent event, Instant at) {
        switch (event) {
            case GenerationRouted e -> show(table(e.routing()));
            case GenerationRerouted e -> show(with(moved(e, at)));
            default -> {} // the table stands
        }
    }

    /** What is dearer than the credits that are held is no candidate any longer. */
    void holds(long credits) {
        show(with(view.candidates().stream()
                .filter(candidate -> candidate.credits() > credits)
                .map(candidate -> new Exclusion(candidate.provider(), ExclusionReason.CREDITS))
                .toList()));
    }

    /** Who speaks from this event on, where it changes that. To be asked once the event is told. */
    Optional<GenerationView.Route> route(GenerationEvent event) {
        return switch (event) {
            case GenerationRouted e -> route(0, false);
            case GenerationRerouted e -> route(e.candidate(), true);
            default -> Optional.empty();
        };
    }

    /** The candidate who speaks from this event on, where it changes that. To be asked once the event is told. */
    Optional<Candidate> candidate(GenerationEvent event) {
        return switch (event) {
            case GenerationRouted e -> candidate(0);
            case GenerationRerouted e -> candidate(e.candidate());
            default -> Optional.empty();
        };
    }

    private Optional<Candidate> candidate(int index) {
        return index < view.candidates().size() ? Optional.of(view.candidates().get(index)) : Optional.empty();
    }

    private Optional<GenerationView.Route> route(int index, boolean fallbackUsed) {
        if (index >= view.candidates().size() || view.strategy() == null || view.reason() == null) {
            return Optional.empty();
        }
        Candidate candidate = view.candidates().get(index);
        return Optional.of(new GenerationView.Route(
                view.strategy(), candidate.provider(), candidate.voice(), view.reason(), fallbackUsed));
    }

    private void show(RoutingView next) {
        view = next;
        changed = true;
    }

    private static RoutingView table(Routing routing) {
        return new RoutingView(
                routing.strategy(),
                routing.policy(),
                routing.policyVersion(),
                routing.reason(),
                routing.candidates(),
                routing.exclusions(),
                List.of(),
                List.of());
    }

    private static RoutingView.Reroute moved(GenerationRerouted event, Instant at) {
        return new RoutingView.Reroute(
                event.route(),
                event.from(),
                event.to(),
                event.why(),
                event.keepsChunks(),
                event.skipped(),
                at.truncatedTo(ChronoUnit.MICROS));
    }

    private RoutingView with(RoutingView.Reroute reroute) {
        var reroutes = new ArrayList<>(view.reroutes());
        reroutes.add(reroute);
        return with(view.dropped(), List.copyOf(reroutes));
    }

    private RoutingView with(List<Exclusion> dropped) {
        return with(dropped, view.reroutes());
    }

    private RoutingView with(List<Exclusion> dropped, List<RoutingView.Reroute> reroutes) {
        return new RoutingView(
                view.strategy(),
                view.policy(),
                view.policyVersion(),
                view.reason(),
                view.candidates(),
                view.excluded(),
                dropped,
                reroutes);
    }
}
