package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.NOW;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.TOMORROW;
import static io.rhapsode.command.credit.AccountFixture.WELCOME;
import static io.rhapsode.command.credit.AccountFixture.committed;
import static io.rhapsode.command.credit.AccountFixture.grant;
import static io.rhapsode.command.credit.AccountFixture.granted;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.lot;
import static io.rhapsode.command.credit.AccountFixture.part;

import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.DebtSettled;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.credit.HoldExtended;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.ReleaseCredits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hold lasts a day and longer while its generation goes on; one that has expired can still be charged, and what is not there is owed. */
class ExpiringHoldTest {

    private final AccountFixture fixture =
            new AccountFixture().givenBalance(100).given(held(FIRST, 60));

    @Test
    void aHoldIsExtendedToADay() {
        var noon = NOW.plus(Duration.ofHours(12));
        fixture.at(noon)
                .when(new ExtendHold(ACCOUNT, FIRST))
                .expectEvents(new HoldExtended(ACCOUNT, FIRST, noon.plus(Duration.ofDays(1))));
    }

    @Test
    void whileMoreThanHalfOfItIsLeftNothingIsWritten() {
        fixture.at(NOW.plus(Duration.ofHours(12)).minusMillis(1))
                .when(new ExtendHold(ACCOUNT, FIRST))
                .expectNoEvents();
    }

    @Test
    void aHoldExpiresAtItsVeryMoment() {
        fixture.at(TOMORROW).when(new ExpireHold(ACCOUNT, FIRST)).expectEvents(expired());
    }

    @Test
    void aMomentBeforeItDoesNot() {
        fixture.at(TOMORROW.minusMillis(1)).when(new ExpireHold(ACCOUNT, FIRST)).expectNoEvents();
    }

    @Test
    void anExtendedHoldDoesNotExpire() {
        fixture.given(new HoldExtended(ACCOUNT, FIRST, TOMORROW.plusMillis(1)))
                .at(TOMORROW)
                .when(new ExpireHold(ACCOUNT, FIRST))
                .expectNoEvents();
    }

    @Test
    void itExpiresOnce() {
        fixture.given(expired())
                .at(TOMORROW)
                .when(new ExpireHold(ACCOUNT, FIRST))
                .expectNoEvents();
    }

    @Test
    void oneThatHasExpiredIsNotExtended() {
        fixture.given(expired())
                .at(TOMORROW)
                .when(new ExtendHold(ACCOUNT, FIRST))
                .expectNoEvents();
    }

    @Test
    void whatExpiredIsAvailableToOthers() {
        fixture.given(expired())
                .when(new HoldCredits(ACCOUNT, SECOND, 100, List.of()))
                .expectEvents(held(SECOND, 100));
    }

    @Test
    void aGenerationWhoseHoldExpiredHoldsNoSecondOne() {
        fixture.given(expired())
                .when(new HoldCredits(ACCOUNT, FIRST, 10, List.of()))
                .expectNoEvents();
    }

    @Test
    void aLateChargeHoldsAgain() {
        fixture.given(expired())
                .when(new CommitCredits(ACCOUNT, FIRST, 40))
                .expectEvents(held(FIRST, 40), committed(FIRST, 40, 0));
    }

    @Test
    void aLateChargeIsNoMoreThanWasHeld() {
        fixture.given(expired())
                .when(new CommitCredits(ACCOUNT, FIRST, 61))
                .expectEvents(held(FIRST, 60), committed(FIRST, 60, 0));
    }

    @Test
    void whatIsNotThereIsOwed() {
        fixture.given(expired(), held(SECOND, 70))
                .when(new CommitCredits(ACCOUNT, FIRST, 60))
                .expectEvents(held(FIRST, 30, 60), committed(FIRST, 30, 0), new DebtPosted(ACCOUNT, FIRST, 30, 60));
    }

    @Test
    void aLateChargeIsMadeOnce() {
        fixture.given(expired(), held(SECOND, 100))
                .given(held(FIRST, 0, 60), committed(FIRST, 0, 0), new DebtPosted(ACCOUNT, FIRST, 60, 60))
                .when(new CommitCredits(ACCOUNT, FIRST, 60))
                .expectNoEvents();
    }

    @Test
    void oneThatHasExpiredCanBeReleasedOnce() {
        var over = new CreditsReleased(ACCOUNT, FIRST, 0, List.of());
        fixture.given(expired()).when(new ReleaseCredits(ACCOUNT, FIRST)).expectEvents(over);
        new AccountFixture()
                .givenBalance(100)
                .given(held(FIRST, 60), expired(), over)
                .when(new CommitCredits(ACCOUNT, FIRST, 60))
                .expectNoEvents();
    }

    @Test
    void aDebtIsPaidByWhateverComesNext() {
        var gift = part(lot("gift", LotKind.PROMOTIONAL, null), 30);
        fixture.given(owing())
                .when(grant("gift", 50))
                .expectEvents(granted("gift", 50), new DebtSettled(ACCOUNT, 30, List.of(gift)));
    }

    @Test
    void aDebtIsPaidByWhatComesBack() {
        fixture.given(owing())
                .when(new CommitCredits(ACCOUNT, SECOND, 50))
                .expectEvents(committed(SECOND, 50, 20), new DebtSettled(ACCOUNT, 20, List.of(part(WELCOME, 20))));
    }

    private static HoldExpired expired() {
        return new HoldExpired(ACCOUNT, FIRST, 60, List.of(part(WELCOME, 60)));
    }

    /** 30, with 70 held for another. */
    private static Object[] owing() {
        return new Object[] {
            expired(),
            held(SECOND, 70),
            held(FIRST, 30, 60),
            committed(FIRST, 30, 0),
            new DebtPosted(ACCOUNT, FIRST, 30, 60)
        };
    }

    @Test
    void aHoldThatWaitsForADownloadIsExtendedToAsLongAsThatMayTake() {
        fixture.when(new ExtendHold(ACCOUNT, FIRST, Duration.ofDays(7)))
                .expectEvents(new HoldExtended(ACCOUNT, FIRST, NOW.plus(Duration.ofDays(7))));
    }

    @Test
    void askedAgainThatChangesNothing() {
        fixture.given(new HoldExtended(ACCOUNT, FIRST, NOW.plus(Duration.ofDays(7))))
                .at(NOW.plusSeconds(1))
                .when(new ExtendHold(ACCOUNT, FIRST, Duration.ofDays(7)))
                .expectNoEvents();
    }
}
