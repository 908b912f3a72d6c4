package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.held;

import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.ReleaseCredits;
import org.junit.jupiter.api.Test;

class ReleaseCreditsTest {

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void aHoldIsGivenBackWhole() {
        fixture.givenBalance(100)
                .given(held(FIRST, 60), held(SECOND, 40))
                .when(new ReleaseCredits(ACCOUNT, FIRST))
                .expectEvents(new CreditsReleased(ACCOUNT, FIRST, 60));
    }

    @Test
    void itIsGivenBackOnce() {
        fixture.givenBalance(100)
                .given(held(FIRST, 60), new CreditsReleased(ACCOUNT, FIRST, 60))
                .when(new ReleaseCredits(ACCOUNT, FIRST))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatWasChargedIsNotGivenBack() {
        fixture.givenBalance(100)
                .given(held(FIRST, 60), new CreditsCommitted(ACCOUNT, FIRST, 60, 0))
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
