package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.committed;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.released;

import io.rhapsode.events.credit.ReleaseCredits;
import org.junit.jupiter.api.Test;

class ReleaseCreditsTest {

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void aHoldIsGivenBackWhole() {
        fixture.givenBalance(100)
                .given(held(FIRST, 60), held(SECOND, 40))
                .when(new ReleaseCredits(ACCOUNT, FIRST))
                .expectEvents(released(FIRST, 60));
    }

    @Test
    void itIsGivenBackOnce() {
        fixture.givenBalance(100)
                .given(held(FIRST, 60), released(FIRST, 60))
                .when(new ReleaseCredits(ACCOUNT, FIRST))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasChargedIsNotGivenBack() {
        fixture.givenBalance(100)
                .given(held(FIRST, 60), committed(FIRST, 60, 0))
                .when(new ReleaseCredits(ACCOUNT, FIRST))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whereNothingIsHeldThereIsNothingToGiveBack() {
        fixture.givenBalance(100)
                .when(new ReleaseCredits(ACCOUNT, FIRST))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
