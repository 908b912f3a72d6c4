package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.committed;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.released;

import io.rhapsode.events.credit.CommitCredits;
import org.junit.jupiter.api.Test;

class CommitCreditsTest {

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void whatIsNotChargedIsGivenBack() {
        fixture.givenBalance(100).given(held(FIRST, 60)).when(commit(20)).expectEvents(committed(FIRST, 20, 40));
    }

    @Test
    void noMoreIsChargedThanIsHeld() {
        fixture.givenBalance(100).given(held(FIRST, 60)).when(commit(61)).expectEvents(committed(FIRST, 60, 0));
    }

    @Test
    void aHoldIsChargedOnce() {
        fixture.givenBalance(100)
                .given(held(FIRST, 60), committed(FIRST, 20, 40))
                .when(commit(20))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasGivenBackIsNotCharged() {
        fixture.givenBalance(100)
                .given(held(FIRST, 60), released(FIRST, 60))
                .when(commit(20))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theHoldOfAnotherGenerationIsNotCharged() {
        fixture.givenBalance(100)
                .given(held(SECOND, 60))
                .when(commit(20))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static CommitCredits commit(long credits) {
        return new CommitCredits(ACCOUNT, FIRST, credits);
    }
}
