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
import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.RecordDownload;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordDownloadTest {

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void theFirstDownloadIsAFact() {
        completed().when(new RecordDownload(ID)).expectEvents(new AudioDownloaded(ID));
    }

    @Test
    void theNextOnesAreNone() {
        completed()
                .given(new AudioDownloaded(ID))
                .when(new RecordDownload(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void ofWhatIsUnderWayThereIsNothingToHear() {
        fixture.given(requested())
                .when(new RecordDownload(ID))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void ofWhatHasFailedThereIsNothingToHear() {
        fixture.given(requested(), new GenerationFailed(ID, FailureCode.TEXT_ERASED, List.of(), 0))
                .when(new RecordDownload(ID))
                .expectNoEvents()
                .expectException(refusedAs(Rejection.NOT_FINISHED));
    }

    @Test
    void afterAnErasureThereIsNothingToHear() {
        completed()
                .given(new GenerationErased(ID, TENANT, ErasureReason.REQUESTED))
                .when(new RecordDownload(ID))
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
                .when(new RecordDownload(ID))
                .expectEvents(new AudioDownloaded(ID));
    }

    private GenerationFixture completed() {
        return fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16), new GenerationCompleted(ID, 16, 0, 0, 0));
    }
}
