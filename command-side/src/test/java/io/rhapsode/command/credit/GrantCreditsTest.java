package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;

import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.GrantCredits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantCreditsTest {

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void creditsAreGranted() {
        fixture.givenBalance(100)
                .when(new GrantCredits(ACCOUNT, "gift", 50))
                .expectEvents(new CreditsGranted(ACCOUNT, "gift", 50));
    }

    @Test
    void aGrantIsMadeOnceForItsKeyWhateverTheAmount() {
        fixture.givenBalance(100)
                .when(new GrantCredits(ACCOUNT, "welcome", 50))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void nothingIsNoGrantAndNothingIsTaken(long credits) {
        fixture.givenBalance(100)
                .when(new GrantCredits(ACCOUNT, "gift", credits))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
