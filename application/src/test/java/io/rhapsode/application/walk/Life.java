package io.rhapsode.application.walk;

import io.rhapsode.command.generation.domain.GenerationDecider;
import io.rhapsode.command.generation.domain.GenerationState;
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.saga.generation.domain.GenerationProcess;
import java.time.Instant;
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

    /** Begins it, on the terms of its tenant. */
    List<GenerationEvent> begin(RequestGeneration command, @Nullable DownloadTerms terms, Instant now) {
        return happened(GenerationDecider.decide(command, null, terms, state, now));
    }

    List<GenerationEvent> tell(GenerationCommand command) {
        return happened(GenerationDecider.decide(command, state));
    }

    private List<GenerationEvent> happened(List<GenerationEvent> news) {
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

    boolean isPaidAtDownload() {
        return state instanceof GenerationState.Known known && known.paidAtDownload();
    }

    /** Its process has ended and settles nothing. */
    boolean leavesItsHoldBehind() {
        return isPaidAtDownload() && events.stream().anyMatch(AudioMerged.class::isInstance);
    }

    boolean wasDownloaded() {
        return events.stream().anyMatch(AudioDownloaded.class::isInstance);
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
