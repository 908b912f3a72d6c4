package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.NOW;
import static io.rhapsode.command.credit.AccountFixture.OPERATOR;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.TOMORROW;
import static io.rhapsode.command.credit.AccountFixture.WELCOME;
import static io.rhapsode.command.credit.AccountFixture.committed;
import static io.rhapsode.command.credit.AccountFixture.granted;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.part;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BalanceRecovered;
import io.rhapsode.events.credit.BudgetReached;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.ExpireLots;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.credit.LotExpired;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.SetLimits;
import io.rhapsode.events.generation.GenerationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of an account: when its tenant is told that little is left, and how much may be used up in a month. */
class SetLimitsTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void limitsAreSetOnce() {
        fixture.givenBalance(100).when(limits(50L, null)).expectEvents(set(50L, null));
    }

    @Test
    void theSameLimitsAgainChangeNothing() {
        fixture.givenBalance(100)
                .given(set(50L, 80L), new BudgetRenewed(ACCOUNT, JUNE))
                .when(limits(50L, 80L))
                .expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({"0,", "-1,", ",0", ",-1"})
    void aLimitThatIsNoneIsLeftOut(@Nullable Long lowBalance, @Nullable Long budget) {
        assertThatThrownBy(() -> limits(lowBalance, budget)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBalanceThatIsLowAlreadyIsTold() {
        fixture.givenBalance(49).when(limits(50L, null)).expectEvents(set(50L, null), new BalanceLow(ACCOUNT, 49, 50));
    }

    @Test
    void aHoldDoesNotMakeTheBalanceLow() {
        fixture.givenBalance(100).given(set(50L, null)).when(hold(90)).expectEvents(held(FIRST, 90));
    }

    @Test
    void aBalanceThatFallsBelowTheLimitIsTold() {
        fixture.givenBalance(100)
                .given(set(50L, null), held(FIRST, 60))
                .when(new CommitCredits(ACCOUNT, FIRST, 51))
                .expectEvents(committed(FIRST, 51, 9), new BalanceLow(ACCOUNT, 49, 50));
    }

    @Test
    void theLimitItselfIsNotLow() {
        fixture.givenBalance(100)
                .given(set(50L, null), held(FIRST, 60))
                .when(new CommitCredits(ACCOUNT, FIRST, 50))
                .expectEvents(committed(FIRST, 50, 10));
    }

    @Test
    void whatIsLowIsNotToldAgain() {
        fixture.givenBalance(40)
                .given(set(50L, null), new BalanceLow(ACCOUNT, 40, 50), held(FIRST, 10))
                .when(new CommitCredits(ACCOUNT, FIRST, 10))
                .expectEvents(committed(FIRST, 10, 0));
    }

    @Test
    void aBalanceThatHasRecoveredIsToldAndMayBeLowAgain() {
        var low = new BalanceLow(ACCOUNT, 40, 50);
        var recovered = new BalanceRecovered(ACCOUNT, 50, 50);
        fixture.givenBalance(40)
                .given(set(50L, null), low)
                .when(AccountFixture.grant("gift", 10))
                .expectEvents(granted("gift", 10), recovered);
        new AccountFixture()
                .givenBalance(40)
                .given(set(50L, null), low, granted("gift", 10), recovered, held(FIRST, 1))
                .when(new CommitCredits(ACCOUNT, FIRST, 1))
                .expectEvents(committed(FIRST, 1, 0), new BalanceLow(ACCOUNT, 49, 50));
    }

    @Test
    void aLotThatExpiresMakesTheBalanceLow() {
        var brief = AccountFixture.lot("brief", LotKind.SUBSCRIPTION, TOMORROW);
        fixture.givenBalance(40)
                .given(set(50L, null), granted("brief", brief, 20))
                .at(TOMORROW)
                .when(new ExpireLots(ACCOUNT))
                .expectEvents(new LotExpired(ACCOUNT, part(brief, 20)), new BalanceLow(ACCOUNT, 40, 50));
    }

    @Test
    void aBudgetBeginsWithTheMonthInWhichItIsSet() {
        fixture.givenBalance(100)
                .when(limits(null, 80L))
                .expectEvents(set(null, 80L), new BudgetRenewed(ACCOUNT, JUNE));
    }

    /** All that is held may be charged, so it counts as long as it is held. */
    @Test
    void whatABudgetDoesNotCoverIsNotHeld() {
        fixture.givenBalance(100)
                .given(set(null, 50L), new BudgetRenewed(ACCOUNT, JUNE), held(FIRST, 30))
                .when(hold(SECOND, 21))
                .expectEvents(new HoldDeclined(ACCOUNT, SECOND, DeclineReason.BUDGET, 21, 20));
    }

    @Test
    void aFallbackThatABudgetDoesNotCoverIsLeftOut() {
        fixture.givenBalance(100)
                .given(set(null, 50L), new BudgetRenewed(ACCOUNT, JUNE))
                .when(new HoldCredits(ACCOUNT, FIRST, 20, List.of(50L, 51L)))
                .expectEvents(held(FIRST, 50, 20));
    }

    @Test
    void aBudgetThatIsReachedIsTold() {
        fixture.givenBalance(100)
                .given(set(null, 50L), new BudgetRenewed(ACCOUNT, JUNE), held(FIRST, 50))
                .when(new CommitCredits(ACCOUNT, FIRST, 50))
                .expectEvents(committed(FIRST, 50, 0), new BudgetReached(ACCOUNT, 50, 50));
    }

    @Test
    void aBudgetThatIsReachedHoldsNothingMore() {
        reached().when(hold(SECOND, 1)).expectEvents(new HoldDeclined(ACCOUNT, SECOND, DeclineReason.BUDGET, 1, 0));
    }

    @Test
    void whatCostsNothingIsNoMatterOfABudget() {
        reached().when(hold(SECOND, 0)).expectEvents(new CreditsHeld(ACCOUNT, SECOND, 0, 0, List.of(), TOMORROW));
    }

    @Test
    void aBudgetThatIsRaisedGoesOnFromWhatIsSpent() {
        reached().when(limits(null, 60L)).expectEvents(set(null, 60L));
        reached()
                .given(set(null, 60L))
                .when(hold(SECOND, 11))
                .expectEvents(new HoldDeclined(ACCOUNT, SECOND, DeclineReason.BUDGET, 11, 10));
    }

    @Test
    void aBudgetThatIsReachedIsToldAgainOnlyWhenItWasRaised() {
        reached().when(limits(null, 40L)).expectEvents(set(null, 40L));
        reached()
                .given(set(null, 60L), held(SECOND, 10))
                .when(new CommitCredits(ACCOUNT, SECOND, 10))
                .expectEvents(committed(SECOND, 10, 0), new BudgetReached(ACCOUNT, 60, 60));
    }

    @Test
    void aMonthThatIsOverBeginsTheNextBeforeAnythingElse() {
        reached()
                .at(JUNE)
                .when(hold(SECOND, 50))
                .expectEvents(
                        new BudgetRenewed(ACCOUNT, Instant.parse("2026-07-01T00:00:00Z")),
                        new CreditsHeld(
                                ACCOUNT,
                                SECOND,
                                50,
                                50,
                                List.of(part(WELCOME, 50)),
                                Instant.parse("2026-06-02T00:00:00Z")));
    }

    @Test
    void aMonthIsNotOverBeforeItsLastMoment() {
        reached()
                .at(JUNE.minusMillis(1))
                .when(hold(SECOND, 50))
                .expectEvents(new HoldDeclined(ACCOUNT, SECOND, DeclineReason.BUDGET, 50, 0));
    }

    @Test
    void aClockThatIsSetBackDoesNotGiveAMonthTwice() {
        fixture.givenBalance(100)
                .given(set(null, 50L), new BudgetRenewed(ACCOUNT, JUNE), held(FIRST, 50), committed(FIRST, 50, 0))
                .given(new BudgetReached(ACCOUNT, 50, 50))
                .at(NOW.minusSeconds(86_400))
                .when(hold(SECOND, 1))
                .expectEvents(new HoldDeclined(ACCOUNT, SECOND, DeclineReason.BUDGET, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-28T23:59:59.999Z, 2028-03-01T00:00:00Z",
        "2028-02-29T00:00:00Z, 2028-03-01T00:00:00Z",
        "2028-02-29T23:59:59.999Z, 2028-03-01T00:00:00Z",
        "2028-03-01T00:00:00Z, 2028-04-01T00:00:00Z",
        "2027-02-28T23:59:59.999Z, 2027-03-01T00:00:00Z",
        "2100-02-28T12:00:00Z, 2100-03-01T00:00:00Z",
        "2026-12-31T23:59:59.999Z, 2027-01-01T00:00:00Z",
    })
    void aMonthEndsAtMidnightOfUtc(Instant now, Instant end) {
        fixture.givenBalance(100)
                .at(now)
                .when(limits(null, 80L))
                .expectEvents(set(null, 80L), new BudgetRenewed(ACCOUNT, end));
    }

    @Test
    void aBudgetThatIsTakenAwayIsForgotten() {
        reached().given(set(null, null)).when(hold(SECOND, 50)).expectEvents(held(SECOND, 50));
    }

    /** 50 of 50 are spent. */
    private static AccountFixture reached() {
        return new AccountFixture()
                .givenBalance(100)
                .given(set(null, 50L), new BudgetRenewed(ACCOUNT, JUNE), held(FIRST, 50), committed(FIRST, 50, 0))
                .given(new BudgetReached(ACCOUNT, 50, 50));
    }

    private static HoldCredits hold(long credits) {
        return hold(FIRST, credits);
    }

    private static HoldCredits hold(GenerationId generation, long credits) {
        return new HoldCredits(ACCOUNT, generation, credits, List.of());
    }

    private static SetLimits limits(@Nullable Long lowBalance, @Nullable Long budget) {
        return new SetLimits(ACCOUNT, lowBalance, budget, OPERATOR);
    }

    private static LimitsSet set(@Nullable Long lowBalance, @Nullable Long budget) {
        return new LimitsSet(ACCOUNT, lowBalance, budget, OPERATOR);
    }
}
