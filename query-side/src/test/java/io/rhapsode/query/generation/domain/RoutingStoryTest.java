package io.rhapsode.query.generation.domain;

import static io.rhapsode.query.generation.History.BEGINNING;
import static io.rhapsode.query.generation.History.DEAR;
import static io.rhapsode.query.generation.History.LOCAL;
import static io.rhapsode.query.generation.domain.Told.tell;
import static io.rhapsode.query.generation.domain.Told.view;
import static io.rhapsode.query.generation.domain.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationRouted;
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
import io.rhapsode.query.generation.History;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of who speaks a generation. */
class RoutingStoryTest {

    private static final AccountId ACCOUNT = AccountId.of(History.TENANT);

    private final History history = new History(History.id(1)).requested();

    @Test
    void theTableOfTheRoutingIsShownWithWhoIsLeftOut() {
        history.planned(1);

        var story = whole(history);

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

        var story = whole(history);

        assertThat(view(story).route()).isNull();
        assertThat(story.routing().view().reason()).isEqualTo(RoutingReason.NONE_ELIGIBLE);
    }

    @Test
    void anUntouchedTableNeedsNotBeWritten() {
        history.planned(2);
        var told = whole(history);

        history.spoken(0, 0);
        var resumed = new GenerationStory(told.state(), told.routing().view());
        tell(resumed, history.take());

        assertThat(resumed.routing().changed()).isFalse();
        assertThat(resumed.routing().view()).isEqualTo(told.routing().view());
    }

    @Test
    void aRerouteIsShownWithItsReasonAndItsMoment() {
        history.planned(2).failedChunk(0, 0).rerouted(1, false);

        var story = whole(history);

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

    private CreditsHeld held(long credits, long required) {
        return new CreditsHeld(ACCOUNT, history.id(), credits, required, List.of(), BEGINNING);
    }

    private GenerationStory planned() {
        history.planned(2);
        return whole(history);
    }

    private static GenerationView.Route route(ProviderId provider, boolean fallbackUsed) {
        return new GenerationView.Route(
                Strategy.BALANCED, provider, VoiceId.of(provider, "anna"), RoutingReason.BEST_SCORE, fallbackUsed);
    }
}
