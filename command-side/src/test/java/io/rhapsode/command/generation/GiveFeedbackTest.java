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
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.FeedbackTag;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GiveFeedback;
import java.util.List;
import org.junit.jupiter.api.Test;

class GiveFeedbackTest {

    private final GenerationFixture fixture = new GenerationFixture();

    private static final List<FeedbackTag> TAGS = List.of(FeedbackTag.NATURAL, FeedbackTag.PAUSES);

    @Test
    void feedbackIsAFact() {
        completed().when(feedback(4)).expectEvents(given(4));
    }

    @Test
    void theSameFeedbackAgainIsNone() {
        completed()
                .given(given(4))
                .when(feedback(4))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aChangedMindIsNewFeedback() {
        completed().given(given(4), given(5)).when(feedback(4)).expectEvents(given(4));
    }

    @Test
    void ofWhatIsUnderWayThereIsNothingToHear() {
        fixture.given(requested())
                .when(feedback(4))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void ofWhatHasFailedThereIsNothingToHear() {
        fixture.given(requested(), new GenerationFailed(ID, FailureCode.TEXT_ERASED, List.of(), 0))
                .when(feedback(4))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void afterAnErasureThereIsNothingToHear() {
        completed()
                .given(new GenerationErased(ID, TENANT, ErasureReason.REQUESTED))
                .when(feedback(4))
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
                .when(feedback(4))
                .expectEvents(given(4));
    }

    private GenerationFixture completed() {
        return fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16), new GenerationCompleted(ID, 16, 0, 0, 0));
    }

    private static GiveFeedback feedback(int rating) {
        return new GiveFeedback(ID, rating, TAGS, true);
    }

    private static FeedbackGiven given(int rating) {
        return new FeedbackGiven(ID, rating, TAGS, true);
    }
}
