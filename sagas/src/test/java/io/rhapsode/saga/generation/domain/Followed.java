package io.rhapsode.saga.generation.domain;

import static io.rhapsode.saga.GenerationSamples.analyzed;
import static io.rhapsode.saga.GenerationSamples.declined;
import static io.rhapsode.saga.GenerationSamples.held;
import static io.rhapsode.saga.GenerationSamples.requested;
import static io.rhapsode.saga.GenerationSamples.routed;
import static io.rhapsode.saga.GenerationSamples.split;
import static io.rhapsode.saga.GenerationSamples.spoken;

import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.generation.GenerationEvent;
import java.util.List;

/** A process and the steps of its last reaction. */
record Followed(GenerationProcess process, List<Step> steps) {

    /** Behind the request: planned, and its credits held. */
    static final Object[] HELD = {analyzed(), routed(), split(3), held(60)};

    Followed(Reaction reaction) {
        this(reaction.process(), reaction.steps());
    }

    static Followed given(Object... events) {
        return new Followed(GenerationProcess.begin(requested())).and(events);
    }

    static Object[] allSpoken() {
        return new Object[] {spoken(0, 0), spoken(1, 0), spoken(2, 0)};
    }

    Followed and(Object... events) {
        Followed now = this;
        for (Object event : events) {
            now = new Followed(reaction(now.process, event));
        }
        return now;
    }

    private static Reaction reaction(GenerationProcess process, Object event) {
        return switch (event) {
            case GenerationEvent happened -> process.react(happened);
            case CreditsHeld held -> process.react(held);
            case HoldDeclined declined -> process.react(declined);
            case StageWatch fired -> process.react(fired);
            default -> throw new IllegalArgumentException("Nothing to react to: " + event);
        };
    }
}
