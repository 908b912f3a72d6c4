package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.KeptText;
import io.rhapsode.events.text.SaidAround;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.spoken.ChunkName;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class ChunkRequestsTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId ID = new GenerationId("gen_" + "1".repeat(26));
    private static final ProviderId STUDIO = new ProviderId("studio");
    private static final byte[] KEY = new byte[32];
    private static final String TEXT = "It was late. \n\n Nobody came. The lamp went out.";
    private static final KeptText ALONE = new KeptText(TEXT, SaidAround.NOTHING);
    private static final List<ChunkSpan> SPANS = List.of(
            new ChunkSpan(0, 15, Boundary.PARAGRAPH, 500),
            new ChunkSpan(15, 29, Boundary.SENTENCE, 100),
            new ChunkSpan(29, 47, Boundary.END, 0));
    private static final Candidate CANDIDATE = new Candidate(
            STUDIO, VoiceId.of(STUDIO, "ada"), "warm", new Features(3, 500, 0, 4, 0), 0, 0, 0, 0.5, 1, List.of());

    @Test
    void whoWantsToKnowIsToldWhatIsSaidAroundAChunk() {
        var requests = new ChunkRequests(history(), ALONE, KEY, 8);

        assertThat(requests.request(0, CANDIDATE)).isEqualTo(request("It was late.", "", "Nobody"));
        assertThat(requests.request(1, CANDIDATE)).isEqualTo(request("Nobody came.", "late.", "The lamp"));
        assertThat(requests.request(2, CANDIDATE)).isEqualTo(request("The lamp went out.", "came.", ""));
    }

    @Test
    void whoDoesNotFindsTheAudioOfFormerDaysAgain() {
        var requests = new ChunkRequests(history(), ALONE, KEY, 0);
        var alone = new SpeechRequest("Nobody came.", "ada", "warm", "en", SpeechSettings.DEFAULT);

        assertThat(requests.request(1, CANDIDATE)).isEqualTo(alone);
        assertThat(requests.name(1, CANDIDATE)).isEqualTo(new ChunkName(TENANT, KEY, ID, 1).of(STUDIO, alone));
    }

    @Test
    void timingsThatAreOrderedAreAskedForOfEachChunk() {
        var requests = new ChunkRequests(history(true), ALONE, KEY, 0);
        var timed = new SpeechRequest("Nobody came.", "ada", "warm", "en", SpeechSettings.DEFAULT).withTimings();

        assertThat(requests.request(1, CANDIDATE)).isEqualTo(timed);
        assertThat(requests.name(1, CANDIDATE)).isEqualTo(new ChunkName(TENANT, KEY, ID, 1).of(STUDIO, timed));
    }

    @Test
    void aTextThatIsAPartOfSomethingBeginsAndEndsWithWhatIsSaidAroundIt() {
        var part = new KeptText(TEXT, SaidAround.of("The sun went down.\n", "Then it was dark."));
        var requests = new ChunkRequests(history(), part, KEY, 8);

        assertThat(requests.request(0, CANDIDATE)).isEqualTo(request("It was late.", "down.", "Nobody"));
        assertThat(requests.request(1, CANDIDATE)).isEqualTo(request("Nobody came.", "late.", "The lamp"));
        assertThat(requests.request(2, CANDIDATE)).isEqualTo(request("The lamp went out.", "came.", "Then it"));
    }

    @Test
    void theAudioOfATextIsAnotherOneWhereSomethingElseIsSaidAroundIt() {
        var alone = new ChunkRequests(history(), ALONE, KEY, 8);
        var behind = new ChunkRequests(history(), new KeptText(TEXT, SaidAround.of("Hush.", null)), KEY, 8);
        var unheard = new ChunkRequests(history(), new KeptText(TEXT, SaidAround.of("Hush.", null)), KEY, 0);

        assertThat(behind.name(0, CANDIDATE)).isNotEqualTo(alone.name(0, CANDIDATE));
        assertThat(behind.name(1, CANDIDATE)).isEqualTo(alone.name(1, CANDIDATE));
        assertThat(unheard.name(0, CANDIDATE))
                .as("who does not want to know")
                .isEqualTo(new ChunkRequests(history(), ALONE, KEY, 0).name(0, CANDIDATE));
    }

    private static SpeechRequest request(String text, String before, String after) {
        return new SpeechRequest(text, "ada", "warm", "en", SpeechSettings.DEFAULT, before, after, false);
    }

    private static GenerationRequested requested(boolean timings) {
        var sound = Requests.of(TENANT, ID, 47);
        return timings
                ? new GenerationRequested(
                        sound.generationId(),
                        sound.tenantId(),
                        sound.projectId(),
                        sound.kind(),
                        sound.textKey(),
                        sound.characters(),
                        sound.textDigest(),
                        sound.order().withTimings(),
                        sound.caller(),
                        sound.regeneratedFrom(),
                        sound.take(),
                        sound.quoted(),
                        sound.atDownload(),
                        false)
                : sound;
    }

    private static GenerationHistory history() {
        return history(false);
    }

    private static GenerationHistory history(boolean timings) {
        EventStore log = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        var analysis = new TextAnalysis(
                47, "en", 1, ContentType.FICTION_NARRATIVE, Emotion.NEUTRAL, 0, 0.3, 2, 3, 3, "rules/1");
        List<GenerationEvent> events =
                List.of(requested(timings), new TextAnalyzed(ID, analysis), new TextSplit(ID, SPANS));
        for (int number = 0; number < events.size(); number++) {
            log.publish(new GenericDomainEventMessage<>("Generation", ID.value(), number, events.get(number)));
        }
        return GenerationHistory.of(log, ID);
    }
}
