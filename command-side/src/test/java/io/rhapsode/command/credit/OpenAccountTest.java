package io.rhapsode.command.credit;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.OTHER_TENANT;
import static io.rhapsode.command.credit.AccountFixture.TENANT;
import static io.rhapsode.command.credit.AccountFixture.granted;
import static io.rhapsode.command.credit.AccountFixture.opened;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.OpenAccount;
import org.junit.jupiter.api.Test;

class OpenAccountTest {

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void aTenantBeginsWithItsWelcomeCredits() {
        fixture.when(open(100)).expectEvents(opened(), granted("welcome", 100));
    }

    @Test
    void withoutWelcomeCreditsTheAccountIsEmpty() {
        fixture.when(open(0)).expectEvents(opened());
    }

    @Test
    void openedAgainItDoesNotWelcomeAgain() {
        fixture.given(opened())
                .when(open(100))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobodyOpensAnAccountInTheNameOfAnotherTenant() {
        fixture.when(open(100), OTHER_TENANT).expectNoEvents().expectException(refusedAs(Rejection.ACCOUNT_NOT_FOUND));
    }

    private static OpenAccount open(long welcome) {
        return new OpenAccount(ACCOUNT, TENANT, welcome);
    }
}
