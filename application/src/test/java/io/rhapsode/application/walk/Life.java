package io.rhapsode.application.walk;

import io.rhapsode.command.generation.domain.GenerationDecider;
import io.rhapsode.command.generation.domain.GenerationState;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.saga.generation.domain.GenerationProcess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One generation: its events, its state, and the process that follows it. */
final class Life {

    private final GenerationId id;
    private final List<GenerationEvent> events = new ArrayList<>();
    private GenerationState state = new GenerationState.Absent();
    private @Nullable GenerationProcess process;
    private boolean disturbed;
    private boolean forsaken;

    Life(GenerationId id) {
        this.id = id;
    }

    GenerationId id() {
        return id;
    }

    List<GenerationEvent> events() {
        return events;
    }

    GenerationState state() {
        return state;
    }

    List<GenerationEvent> tell(GenerationCommand command) {
        List<GenerationEvent> news = GenerationDecider.decide(command, state);
        for (GenerationEvent event : news) {
            state = state.evolve(event);
            events.add(event);
        }
        return news;
    }

    @Nullable
    GenerationProcess process() {
        return process;
    }

    void follow(@Nullable GenerationProcess next) {
        process = next;
    }

    boolean isFollowed() {
        return process != null;
    }

    /** An event was passed over, or a watch ran out: what follows may be less than what was hoped for. */
    void disturb() {
        disturbed = true;
    }

    boolean wasUndisturbed() {
        return !disturbed;
    }

    long charged() {
        return events.stream()
                .filter(GenerationCompleted.class::isInstance)
                .mapToLong(event -> ((GenerationCompleted) event).creditsCharged())
                .sum();
    }

    /** One of its events was passed over, and the others are from now on. */
    void forsake() {
        forsaken = true;
    }

    void takeUpAgain() {
        forsaken = false;
    }

    boolean isForsaken() {
        return forsaken;
    }
}
