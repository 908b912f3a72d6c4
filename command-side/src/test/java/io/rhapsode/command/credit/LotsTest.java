package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.NOW;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.TOMORROW;
import static io.rhapsode.command.credit.AccountFixture.granted;
import static io.rhapsode.command.credit.AccountFixture.lot;
import static io.rhapsode.command.credit.AccountFixture.opened;
import static io.rhapsode.command.credit.AccountFixture.part;

import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotExpired;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.ReleaseCredits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lots pay, which get something back, and what is lost when a lot expires. */
class LotsTest {

    private static final Instant SOON = NOW.plus(Duration.ofHours(1));
    private static final Instant LATER = NOW.plus(Duration.ofDays(300));
    private static final Lot GIFT = lot("gift", LotKind.PROMOTIONAL, null);
    private static final Lot BOUGHT = lot("bought", LotKind.PURCHASED, LATER);
    private static final Lot BRIEF = lot("brief", LotKind.PURCHASED, SOON);

    private final AccountFixture fixture = new AccountFixture().given(opened());

    @Test
    void creditsAreDrawnByPriorityThenSoonestExpiryThenOldest() {
        Lot older = lot("older", LotKind.PURCHASED, LATER);
        Lot newer = new Lot(BOUGHT.lotId(), LotKind.PURCHASED, 40, LATER, NOW.plusMillis(1));
        fixture.given(granted("bought", newer, 10), granted("older", older, 10))
                .given(granted("brief", BRIEF, 10), granted("gift", GIFT, 10))
                .when(hold(35))
                .expectEvents(new CreditsHeld(
                        ACCOUNT,
                        FIRST,
                        35,
                        35,
                        List.of(part(GIFT, 10), part(BRIEF, 10), part(older, 10), part(newer, 5)),
                        TOMORROW));
    }

    @Test
    void whatIsNotChargedGoesBackToTheLotsThatWouldBeDrawnLast() {
        fixture.given(granted("gift", GIFT, 10), granted("bought", BOUGHT, 10))
                .given(new CreditsHeld(ACCOUNT, FIRST, 20, 20, List.of(part(GIFT, 10), part(BOUGHT, 10)), TOMORROW))
                .when(new CommitCredits(ACCOUNT, FIRST, 12))
                .expectEvents(new CreditsCommitted(
                        ACCOUNT, FIRST, 12, 8, List.of(part(GIFT, 10), part(BOUGHT, 2)), List.of(part(BOUGHT, 8))));
    }

    @Test
    void aLotExpiresAtItsVeryMoment() {
        fixture.given(granted("brief", BRIEF, 10))
                .at(SOON)
                .when(new ExpireLots(ACCOUNT))
                .expectEvents(new LotExpired(ACCOUNT, part(BRIEF, 10)));
    }

    @Test
    void aMomentBeforeItDoesNot() {
        fixture.given(granted("brief", BRIEF, 10))
                .at(SOON.minusMillis(1))
                .when(new ExpireLots(ACCOUNT))
                .expectNoEvents();
    }

    /** A moment is a moment, whatever day the calendar makes of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2028-02-29T00:00:00Z",
                "2028-02-29T23:59:59.999Z",
                "2028-03-01T00:00:00Z",
                "2027-02-28T23:59:59.999Z",
                "2100-03-01T00:00:00Z",
                "2027-01-01T00:00:00Z"
            })
    void aLotCanBeHeldUntilItsVeryMomentOnDaysThatAreNotInEachYear(Instant end) {
        Lot lot = lot("leap", LotKind.PURCHASED, end);
        fixture.given(granted("leap", lot, 10))
                .at(end.minusMillis(1))
                .when(hold(10))
                .expectEvents(new CreditsHeld(
                        ACCOUNT,
                        FIRST,
                        10,
                        10,
                        List.of(part(lot, 10)),
                        end.minusMillis(1).plus(Duration.ofDays(1))));
        new AccountFixture()
                .given(opened(), granted("leap", lot, 10))
                .at(end)
                .when(hold(10))
                .expectEvents(
                        new LotExpired(ACCOUNT, part(lot, 10)),
                        new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 10, 0));
    }

    @Test
    void nothingIsHeldOfWhatIsDue() {
        fixture.given(granted("brief", BRIEF, 10), granted("bought", BOUGHT, 5))
                .at(SOON)
                .when(hold(6))
                .expectEvents(
                        new LotExpired(ACCOUNT, part(BRIEF, 10)),
                        new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 6, 5));
    }

    @Test
    void whatIsHeldDoesNotExpireUntilItComesBack() {
        var parts = List.of(part(BRIEF, 10));
        fixture.given(granted("brief", BRIEF, 10), new CreditsHeld(ACCOUNT, FIRST, 10, 10, parts, TOMORROW))
                .at(SOON)
                .when(new ReleaseCredits(ACCOUNT, FIRST))
                .expectEvents(new CreditsReleased(ACCOUNT, FIRST, 10, parts), new LotExpired(ACCOUNT, part(BRIEF, 10)));
    }

    @Test
    void whatIsHeldOfAnExpiredLotCanBeCharged() {
        var parts = List.of(part(BRIEF, 10));
        fixture.given(granted("brief", BRIEF, 10), new CreditsHeld(ACCOUNT, FIRST, 10, 10, parts, TOMORROW))
                .at(LATER)
                .when(new CommitCredits(ACCOUNT, FIRST, 10))
                .expectEvents(new CreditsCommitted(ACCOUNT, FIRST, 10, 0, parts, List.of()));
    }

    @Test
    void aCommandThatChangesNothingLeavesDueLotsAlone() {
        fixture.given(granted("brief", BRIEF, 10))
                .at(LATER)
                .when(new ReleaseCredits(ACCOUNT, SECOND))
                .expectNoEvents();
    }

    private static HoldCredits hold(long required) {
        return new HoldCredits(ACCOUNT, FIRST, required, List.of());
    }
}
