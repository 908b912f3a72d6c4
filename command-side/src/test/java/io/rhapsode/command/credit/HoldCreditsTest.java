package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.TOMORROW;
import static io.rhapsode.command.credit.AccountFixture.WELCOME;
import static io.rhapsode.command.credit.AccountFixture.committed;
import static io.rhapsode.command.credit.AccountFixture.granted;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.lot;
import static io.rhapsode.command.credit.AccountFixture.part;
import static io.rhapsode.command.credit.AccountFixture.released;

import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.LotKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldCreditsTest {

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void theDearestCandidateThatTheBalanceCoversIsHeld() {
        fixture.givenBalance(100).when(hold(20, 10, 60, 100, 101)).expectEvents(held(FIRST, 100, 20));
    }

    @Test
    void cheaperFallbacksHoldNoLessThanTheChosenOne() {
        fixture.givenBalance(100).when(hold(20, 10, 5)).expectEvents(held(FIRST, 20, 20));
    }

    @Test
    void withoutAFallbackTheChosenOneIsHeld() {
        fixture.givenBalance(100).when(hold(100)).expectEvents(held(FIRST, 100, 100));
    }

    @Test
    void dearFallbacksAreNoReasonToRefuse() {
        fixture.givenBalance(20).when(hold(20, 21)).expectEvents(held(FIRST, 20, 20));
    }

    @Test
    void aHoldOfNothingIsAHold() {
        fixture.given(AccountFixture.opened()).when(hold(0)).expectEvents(held(FIRST, 0, 0));
    }

    @Test
    void aBalanceThatDoesNotCoverTheChosenCandidateDeclines() {
        fixture.givenBalance(19)
                .when(hold(20, 10))
                .expectEvents(new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 20, 19));
    }

    @Test
    void whatOthersHoldIsNotAvailable() {
        fixture.givenBalance(100)
                .given(held(SECOND, 90))
                .when(hold(20))
                .expectEvents(new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 20, 10));
    }

    @Test
    void whatWasChargedIsGone() {
        fixture.givenBalance(100)
                .given(held(SECOND, 90), committed(SECOND, 50, 40))
                .when(hold(51))
                .expectEvents(new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 51, 50));
    }

    @Test
    void whatWasGivenBackIsAvailable() {
        fixture.givenBalance(100)
                .given(held(SECOND, 90), released(SECOND, 90))
                .when(hold(100))
                .expectEvents(held(FIRST, 100, 100));
    }

    @Test
    void aGenerationHoldsOnce() {
        fixture.givenBalance(100)
                .given(held(FIRST, 20))
                .when(hold(60))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whoAsksAgainAfterARefusalIsAnsweredAgain() {
        fixture.givenBalance(19)
                .given(new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 20, 19))
                .when(hold(20))
                .expectEvents(new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 20, 19));
    }

    @Test
    void aLaterGrantChangesTheAnswer() {
        fixture.givenBalance(19)
                .given(new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 20, 19), granted("gift", 1))
                .when(hold(20))
                .expectEvents(new CreditsHeld(
                        ACCOUNT,
                        FIRST,
                        20,
                        20,
                        List.of(part(WELCOME, 19), part(lot("gift", LotKind.PROMOTIONAL, null), 1)),
                        TOMORROW));
    }

    private static HoldCredits hold(long required, long... fallbacks) {
        return new HoldCredits(
                ACCOUNT, FIRST, required, Arrays.stream(fallbacks).boxed().toList());
    }
}
