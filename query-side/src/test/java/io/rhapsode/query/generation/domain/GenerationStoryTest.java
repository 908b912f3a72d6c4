package io.rhapsode.query.generation.domain;

import static io.rhapsode.query.generation.History.BEGINNING;
import static io.rhapsode.query.generation.domain.Told.begin;
import static io.rhapsode.query.generation.domain.Told.tell;
import static io.rhapsode.query.generation.domain.Told.view;
import static io.rhapsode.query.generation.domain.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.query.generation.History;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of a generation, from its events alone. */
class GenerationStoryTest {

    private static final AccountId ACCOUNT = AccountId.of(History.TENANT);

    private final History history = new History(History.id(1)).requested();

    @Test
    void whatIsRequestedIsShownAtOnce() {
        var view = view(whole(history));

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

        var view = view(whole(history));

        assertThat(view.language()).isEqualTo("sv");
        assertThat(view.contentType()).isEqualTo(ContentType.FICTION_NARRATIVE);
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
        var story = whole(history);
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
        var story = whole(history);
        assertThat(story.state().costMicros()).isEqualTo(14);

        tell(story, history.merged().completed().take());

        assertThat(story.state().costMicros()).isEqualTo(21);
        assertThat(story.state().completedAt())
                .isEqualTo(BEGINNING.plusMillis(7).truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void whatWasChargedForAudioOfNoUseIsAPartOfTheCost() {
        history.planned(2).spoken(0, 0).failedChunk(0, 1, 5);

        assertThat(whole(history).state().costMicros()).isEqualTo(12);
    }

    @Test
    void whatFailsOrIsCancelledIsOverToo() {
        history.planned(2).failed(FailureCode.INTERNAL);
        var failed = whole(history).state();
        assertThat(failed.costMicros()).isEqualTo(14);
        assertThat(failed.completedAt()).isNotNull();

        history.requested().planned(2).spoken(0, 0).cancelled(1);
        var cancelled = whole(history).state();
        assertThat(cancelled.costMicros()).isEqualTo(7);
        assertThat(cancelled.completedAt()).isNotNull();
    }

    @Test
    void theLatestRatingCounts() {
        history.planned(1).spoken(0, 0).merged().completed().rated(2).rated(5);

        assertThat(view(whole(history)).feedback()).isEqualTo(new GenerationView.Feedback(5));
    }

    @Test
    void nothingLeadsToWhatIsErasedNotEvenAMergeThatWasUnderWay() {
        history.planned(1).spoken(0, 0).merged().completed();
        var story = whole(history);
        assertThat(view(story).audio()).isNotNull();

        tell(story, history.erased().take());
        assertThat(view(story).audio()).isNull();
        assertThat(view(story).textKey()).isNull();
        assertThat(view(story).title()).isNull();
        assertThat(view(story).erased()).isTrue();

        tell(story, history.merged().take());
        assertThat(view(story).audio()).isNull();
    }

    private CreditsHeld held(long credits, long required) {
        return new CreditsHeld(ACCOUNT, history.id(), credits, required, List.of(), BEGINNING);
    }

    private GenerationStory planned() {
        history.planned(2);
        return whole(history);
    }
}
