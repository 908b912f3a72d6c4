package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.CHARACTERS;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;

import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.RecordMergeProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordMergeProgressTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void progressIsAFact() {
        spokenAll().when(new RecordMergeProgress(ID, 0.25)).expectEvents(new MergeProgressed(ID, 0.25));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.1, 0, -1, Double.NaN})
    void whatIsNotMoreThanKnownIsNone(double fraction) {
        spokenAll()
                .given(new MergeProgressed(ID, 0.25))
                .when(new RecordMergeProgress(ID, fraction))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void moreThanEverythingIsEverything() {
        spokenAll().when(new RecordMergeProgress(ID, 1.5)).expectEvents(new MergeProgressed(ID, 1));
    }

    @Test
    void behindACancellationThereIsNoMoreProgress() {
        spokenAll()
                .given(new GenerationCancelled(ID, 3, CHARACTERS, 0))
                .when(new RecordMergeProgress(ID, 0.5))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private GenerationFixture spokenAll() {
        return fixture.given(requested(), analyzed(), routed(LOCAL), split()).given((Object[]) allSpoken(LOCAL));
    }
}
