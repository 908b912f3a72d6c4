package io.rhapsode.command.generation;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.TENANT;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.ReportPlayback;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPlaybackTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void aPlaybackIsAFact() {
        completed().when(playback(3_000)).expectEvents(played(3_000));
    }

    @Test
    void theSamePlaybackAgainIsNone() {
        completed()
                .given(played(3_000))
                .when(playback(3_000))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whoListensAgainPlaysAgain() {
        completed().given(played(3_000), played(5_000)).when(playback(3_000)).expectEvents(played(3_000));
    }

    @Test
    void ofWhatIsUnderWayThereIsNothingToHear() {
        fixture.given(requested())
                .when(playback(3_000))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void ofWhatHasFailedThereIsNothingToHear() {
        fixture.given(requested(), new GenerationFailed(ID, FailureCode.TEXT_ERASED, List.of(), 0))
                .when(playback(3_000))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void afterAnErasureThereIsNothingToHear() {
        completed()
                .given(new GenerationErased(ID, TENANT, ErasureReason.REQUESTED))
                .when(playback(3_000))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.GENERATION_ERASED));
    }

    @Test
    void theBeginningOfACancelledGenerationCanBeHeard() {
        fixture.given(
                        requested(),
                        analyzed(),
                        routed(LOCAL),
                        split(),
                        spoken(0, 0, LOCAL),
                        new GenerationCancelled(ID, 1, LENGTHS[0], 0),
                        merged(10))
                .when(playback(3_000))
                .expectEvents(played(3_000));
    }

    private GenerationFixture completed() {
        return fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16), new GenerationCompleted(ID, 16, 0, 0, 0));
    }

    private static ReportPlayback playback(long millis) {
        return new ReportPlayback(ID, millis, false);
    }

    private static PlaybackReported played(long millis) {
        return new PlaybackReported(ID, millis, false);
    }
}
