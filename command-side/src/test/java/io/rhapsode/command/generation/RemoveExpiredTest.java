package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.TENANT;
import static io.rhapsode.command.generation.GenerationSamples.allSpoken;
import static io.rhapsode.command.generation.GenerationSamples.analyzed;
import static io.rhapsode.command.generation.GenerationSamples.merged;
import static io.rhapsode.command.generation.GenerationSamples.requested;
import static io.rhapsode.command.generation.GenerationSamples.requestedAtDownload;
import static io.rhapsode.command.generation.GenerationSamples.routed;
import static io.rhapsode.command.generation.GenerationSamples.split;
import static io.rhapsode.command.generation.GenerationSamples.spoken;

import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.RemoveExpired;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is over goes when its tenant keeps it no longer, and nothing else does. */
class RemoveExpiredTest {

    private static final GenerationErased EXPIRED = new GenerationErased(ID, TENANT, ErasureReason.EXPIRED);

    private final GenerationFixture fixture = new GenerationFixture();

    @Test
    void whatIsCompletedGoes() {
        completed(requested(), 16).when(new RemoveExpired(ID)).expectEvents(EXPIRED);
    }

    @ParameterizedTest
    @MethodSource
    void soDoesTheTextOfWhatCameToNothing(GenerationEvent over) {
        fixture.given(requested(), over).when(new RemoveExpired(ID)).expectEvents(EXPIRED);
    }

    static Stream<GenerationEvent> soDoesTheTextOfWhatCameToNothing() {
        return Stream.of(
                new GenerationFailed(ID, FailureCode.INTERNAL, List.of(), 0), new GenerationCancelled(ID, 0, 0, 0));
    }

    @Test
    void soDoesTheBeginningOfWhatWasCancelled() {
        cutShort(requested()).when(new RemoveExpired(ID)).expectEvents(EXPIRED);
    }

    @Test
    void whatIsUnderWayStays() {
        fixture.given(requested()).when(new RemoveExpired(ID)).expectNoEvents();
    }

    @Test
    void whatIsBeingChargedStays() {
        fixture.given(requested(), analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16))
                .when(new RemoveExpired(ID))
                .expectNoEvents();
    }

    @Test
    void whatWaitsForTheDownloadThatPaysItStays() {
        completed(requestedAtDownload(), 0).when(new RemoveExpired(ID)).expectNoEvents();
    }

    @Test
    void soDoesTheBeginningThatWaitsForIt() {
        cutShort(requestedAtDownload()).when(new RemoveExpired(ID)).expectNoEvents();
    }

    @Test
    void whatWasPaidByItsDownloadGoes() {
        completed(requestedAtDownload(), 0)
                .given(new AudioDownloaded(ID))
                .when(new RemoveExpired(ID))
                .expectEvents(EXPIRED);
    }

    @Test
    void itGoesOnce() {
        completed(requested(), 16)
                .given(EXPIRED)
                .when(new RemoveExpired(ID))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private GenerationFixture completed(GenerationRequested beginning, long charged) {
        return fixture.given(beginning, analyzed(), routed(LOCAL), split())
                .given((Object[]) allSpoken(LOCAL))
                .given(merged(16), new GenerationCompleted(ID, charged, 0, 0, 0));
    }

    private GenerationFixture cutShort(GenerationRequested beginning) {
        return fixture.given(
                beginning,
                analyzed(),
                routed(LOCAL),
                split(),
                spoken(0, 0, LOCAL),
                new GenerationCancelled(ID, 1, LENGTHS[0], 0),
                merged(10));
    }
}
