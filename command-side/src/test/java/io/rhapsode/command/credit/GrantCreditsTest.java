package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.grant;
import static io.rhapsode.command.credit.AccountFixture.granted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantCreditsTest {

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void creditsAreGranted() {
        fixture.givenBalance(100).when(grant("gift", 50)).expectEvents(granted("gift", 50));
    }

    @Test
    void aGrantIsMadeOnceForItsKeyWhateverTheAmount() {
        fixture.givenBalance(100)
                .when(grant("welcome", 50))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void nothingIsNoGrantAndNothingIsTaken(long credits) {
        fixture.givenBalance(100)
                .when(grant("gift", credits))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
