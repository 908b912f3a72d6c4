package io.rhapsode.query.generation.domain;

import static io.rhapsode.query.generation.History.BEGINNING;
import static io.rhapsode.query.generation.History.DEAR;
import static io.rhapsode.query.generation.History.LOCAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.RoutingReason;
import io.rhapsode.events.generation.RoutingView;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.query.generation.History;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

/** What is shown of a generation, from its events alone. */
class GenerationStoryTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(History.TENANT);

    private final History history = new History(History.id(1)).requested();

    @Test
    void whatIsRequestedIsShownAtOnce() {
        var view = view(whole());

        assertThat(view.generationId()).isEqualTo(history.id());
        assertThat(view.kind()).isEqualTo(GenerationKind.STANDARD);
        assertThat(view.status()).isEqualTo(GenerationStatus.ANALYZING);
        assertThat(view.language()).isNull();
        assertThat(view.contentType()).isNull();
        assertThat(view.route()).isNull();
        assertThat(view.audio()).isNull();
        assertThat(view.feedback()).isNull();
        assertThat(view.title()).isEqualTo("A title");
        assertThat(view.textKey()).isNotNull();
        assertThat(view.createdAt()).isEqualTo(BEGINNING.truncatedTo(ChronoUnit.MICROS));
        assertThat(view.completedAt()).isNull();
    }

    @Test
    void theAnalysisIsShownAsSoonAsItIsKnown() {
        history.analyzed("sv");

        var view = view(whole());

        assertThat(view.language()).isEqualTo("sv");
        assertThat(view.contentType()).isEqualTo(ContentType.FICTION_NARRATIVE);
    }

    @Test
    void theTableOfTheRoutingIsShownWithWhoIsLeftOut() {
        history.planned(1);

        var story = whole();

        assertThat(story.routing().changed()).isTrue();
        assertThat(story.routing().view().excluded())
                .containsExactly(new Exclusion(new ProviderId("far"), ExclusionReason.CIRCUIT_OPEN));
        assertThat(story.routing().view().dropped()).isEmpty();
        assertThat(story.routing().view().reroutes()).isEmpty();
        assertThat(view(story).route()).isEqualTo(route(LOCAL, false));
    }

    @Test
    void whereNobodyCanSpeakThereIsATableWithoutARoute() {
        history.analyzed("en")
                .add(new GenerationRouted(
                        history.id(),
                        new Routing(
                                Strategy.COST,
                                "rules",
                                "1",
                                0,
                                RoutingReason.NONE_ELIGIBLE,
                                List.of(),
                                List.of(new Exclusion(LOCAL, ExclusionReason.LANGUAGE)))))
                .failed(FailureCode.NO_PROVIDER);

        var story = whole();

        assertThat(view(story).route()).isNull();
        assertThat(story.routing().view().reason()).isEqualTo(RoutingReason.NONE_ELIGIBLE);
    }

    @Test
    void anUntouchedTableNeedsNotBeWritten() {
        history.planned(2);
        var told = whole();

        history.spoken(0, 0);
        var resumed = new GenerationStory(told.state(), told.routing().view());
        tell(resumed, history.take());

        assertThat(resumed.routing().changed()).isFalse();
        assertThat(resumed.routing().view()).isEqualTo(told.routing().view());
    }

    @Test
    void aRerouteIsShownWithItsReasonAndItsMoment() {
        history.planned(2).failedChunk(0, 0).rerouted(1, false);

        var story = whole();

        assertThat(view(story).route()).isEqualTo(route(DEAR, true));
        assertThat(story.routing().view().reroutes())
                .containsExactly(new RoutingView.Reroute(
                        1,
                        LOCAL,
                        DEAR,
                        AttemptOutcome.SERVER_ERROR,
                        false,
                        List.of(),
                        BEGINNING.plusMillis(5).truncatedTo(ChronoUnit.MICROS)));
    }

    @Test
    void whatIsHeldDropsOnlyWhatIsDearer() {
        var story = planned();

        story.tell(held(500, 10));
        assertThat(story.routing().view().dropped()).isEmpty();

        story.tell(held(499, 10));
        assertThat(story.routing().view().dropped()).containsExactly(new Exclusion(DEAR, ExclusionReason.CREDITS));
        assertThat(story.routing().view().candidates()).hasSize(2);
    }

    @Test
    void whatIsHeldAgainForALateChargeDropsNobody() {
        var story = planned();
        story.tell(held(500, 10));
        tell(story, history.spoken(0, 0).spoken(0, 1).merged().take());

        story.tell(new HoldExpired(ACCOUNT, history.id(), 500, List.of()));
        story.tell(held(10, 10));

        assertThat(story.routing().view().dropped()).isEmpty();
    }

    @Test
    void whatWasDroppedStaysSoAfterAReroute() {
        var story = planned();
        story.tell(held(10, 10));

        tell(story, history.failedChunk(0, 0).rerouted(1, true).take());

        assertThat(story.routing().view().dropped()).hasSize(1);
        assertThat(story.routing().view().reroutes()).hasSize(1);
    }

    @Test
    void creditsAreHeldUntilTheyAreChargedOrGivenBack() {
        var story = planned();
        story.tell(held(30, 10));
        assertThat(story.state().credits()).isEqualTo(new GenerationState.Credits(30, 0));

        var charged = new GenerationStory(story.state(), story.routing().view());
        charged.tell(new CreditsCommitted(ACCOUNT, history.id(), 12, 18, List.of(), List.of()));
        assertThat(charged.state().credits()).isEqualTo(new GenerationState.Credits(0, 12));

        story.tell(new CreditsReleased(ACCOUNT, history.id(), 30, List.of()));
        assertThat(story.state().credits()).isEqualTo(GenerationState.Credits.NONE);
    }

    @Test
    void anExpiredHoldHoldsNothingAndALateChargeIsAllThatItCosts() {
        var story = planned();
        story.tell(held(30, 10));
        story.tell(new HoldExpired(ACCOUNT, history.id(), 30, List.of()));
        assertThat(story.state().credits()).isEqualTo(GenerationState.Credits.NONE);

        story.tell(held(5, 12));
        story.tell(new CreditsCommitted(ACCOUNT, history.id(), 5, 0, List.of(), List.of()));
        story.tell(new DebtPosted(ACCOUNT, history.id(), 7, 12));
        assertThat(story.state().credits()).isEqualTo(new GenerationState.Credits(0, 12));
    }

    @Test
    void whatIsPaidByItsDownloadWaitsForItFromItsFileOn() {
        Instant merged = BEGINNING.plusMillis(5).truncatedTo(ChronoUnit.MICROS);

        assertThat(view(whole(unfetched())).listenOnly()).isTrue();
        assertThat(view(whole(unfetched())).atDownload())
                .isEqualTo(
                        new GenerationView.AtDownload(History.A_WEEK, false, merged.plus(Duration.ofDays(7)), false));
    }

    @Test
    void untilThereIsAFileNobodyKnowsHowLongItWillWait() {
        var view = view(whole(new History(History.id(2)).requestedAtDownload(History.CHUNK)));

        assertThat(view.listenOnly()).isTrue();
        assertThat(view.atDownload()).isEqualTo(GenerationView.AtDownload.of(History.A_WEEK));
    }

    @Test
    void onceItIsDownloadedItWaitsForNothing() {
        var view = view(whole(unfetched().downloaded()));

        assertThat(view.listenOnly()).isFalse();
        assertThat(view.atDownload()).isEqualTo(new GenerationView.AtDownload(History.A_WEEK, true, null, false));
    }

    @Test
    void whatNobodyDownloadedSaysThatItIsGoneForThat() {
        var view = view(whole(unfetched().lapsed()));

        assertThat(view.erased()).isTrue();
        assertThat(view.lapsed()).isTrue();
    }

    @Test
    void whatItsOwnerErasedDoesNot() {
        assertThat(view(whole(unfetched().erased())).lapsed()).isFalse();
    }

    @Test
    void whatIsPaidWhenItIsCompletedIsHeardAsAWhole() {
        assertThat(view(whole(history.planned(1).spoken(0, 0).merged().completed()))
                        .listenOnly())
                .isFalse();
    }

    private CreditsHeld held(long credits, long required) {
        return new CreditsHeld(ACCOUNT, history.id(), credits, required, List.of(), BEGINNING);
    }

    @Test
    void anEventThatIsToldAgainIsNotCountedAgain() {
        history.planned(2).spoken(0, 0);
        var messages = history.take();
        var story = begin(messages);
        tell(story, messages);
        var once = story.state();

        tell(story, messages);

        assertThat(once.costMicros()).isEqualTo(7);
        assertThat(story.state()).isEqualTo(once);
    }

    @Test
    void itsChunksAreToldOnlyWhatIsNew() {
        history.planned(2).spoken(0, 0);
        var story = whole();
        assertThat(story.chunks().made()).isPresent();
        assertThat(story.chunks().outcomes()).containsOnlyKeys(0);

        var resumed = new GenerationStory(story.state(), story.routing().view());
        tell(resumed, history.spoken(0, 1).take());
        assertThat(resumed.chunks().made()).isEmpty();
        assertThat(resumed.chunks().outcomes()).containsOnlyKeys(1);
    }

    @Test
    void theCostGrowsChunkByChunkAndEndsAsTheLastEventSays() {
        history.planned(2).spoken(0, 0).spoken(0, 1);
        var story = whole();
        assertThat(story.state().costMicros()).isEqualTo(14);

        tell(story, history.merged().completed().take());

        assertThat(story.state().costMicros()).isEqualTo(21);
        assertThat(story.state().completedAt())
                .isEqualTo(BEGINNING.plusMillis(7).truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void whatWasChargedForAudioOfNoUseIsAPartOfTheCost() {
        history.planned(2).spoken(0, 0).failedChunk(0, 1, 5);

        assertThat(whole().state().costMicros()).isEqualTo(12);
    }

    @Test
    void whatFailsOrIsCancelledIsOverToo() {
        history.planned(2).failed(FailureCode.INTERNAL);
        var failed = whole().state();
        assertThat(failed.costMicros()).isEqualTo(14);
        assertThat(failed.completedAt()).isNotNull();

        history.requested().planned(2).spoken(0, 0).cancelled(1);
        var cancelled = whole().state();
        assertThat(cancelled.costMicros()).isEqualTo(7);
        assertThat(cancelled.completedAt()).isNotNull();
    }

    @Test
    void theLatestRatingCounts() {
        history.planned(1).spoken(0, 0).merged().completed().rated(2).rated(5);

        assertThat(view(whole()).feedback()).isEqualTo(new GenerationView.Feedback(5));
    }

    @Test
    void nothingLeadsToWhatIsErasedNotEvenAMergeThatWasUnderWay() {
        history.planned(1).spoken(0, 0).merged().completed();
        var story = whole();
        assertThat(view(story).audio()).isNotNull();

        tell(story, history.erased().take());
        assertThat(view(story).audio()).isNull();
        assertThat(view(story).textKey()).isNull();
        assertThat(view(story).title()).isNull();
        assertThat(view(story).erased()).isTrue();

        tell(story, history.merged().take());
        assertThat(view(story).audio()).isNull();
    }

    private GenerationStory planned() {
        history.planned(2);
        return whole();
    }

    private static History unfetched() {
        return new History(History.id(2))
                .requestedAtDownload(History.CHUNK)
                .planned(1)
                .spoken(0, 0)
                .merged()
                .completed();
    }

    private static GenerationStory whole(History told) {
        var messages = told.take();
        var story = begin(messages);
        tell(story, messages);
        return story;
    }

    private GenerationStory whole() {
        return whole(history);
    }

    private static GenerationStory begin(List<DomainEventMessage<?>> messages) {
        var first = messages.getFirst();
        return GenerationStory.begin(
                (GenerationRequested) first.getPayload(), first.getSequenceNumber(), first.getTimestamp());
    }

    private static void tell(GenerationStory story, List<DomainEventMessage<?>> messages) {
        messages.forEach(message -> story.tell(
                (GenerationEvent) message.getPayload(), message.getSequenceNumber(), message.getTimestamp()));
    }

    private static GenerationView view(GenerationStory story) {
        return story.state().view("A title", NOW);
    }

    private static GenerationView.Route route(ProviderId provider, boolean fallbackUsed) {
        return new GenerationView.Route(
                Strategy.BALANCED, provider, VoiceId.of(provider, "anna"), RoutingReason.BEST_SCORE, fallbackUsed);
    }
}
