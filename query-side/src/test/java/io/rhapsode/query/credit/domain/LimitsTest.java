package io.rhapsode.query.credit.domain;

import static io.rhapsode.query.generation.History.TENANT;
import static io.rhapsode.query.generation.History.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BudgetReached;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.identity.ActorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limits of an account as its events say them, and what they say is spent. */
class LimitsTest {

    private static final AccountId ACCOUNT = AccountId.of(TENANT);
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    @Test
    void withoutABudgetNothingIsSpent() {
        assertThat(after(set(50L, null), charged(30))).isEqualTo(new Limits(50L, null, 0, null));
        assertThat(Limits.NONE.evolve(charged(30))).isSameAs(Limits.NONE);
    }

    @Test
    void whatBecomesRevenueIsSpent() {
        assertThat(after(set(null, 80L), renewed(JUNE), charged(30), new DebtPosted(ACCOUNT, id(1), 7, 37)))
                .isEqualTo(new Limits(null, 80L, 37, JUNE));
    }

    @Test
    void whatIsOnlyToldOrReleasedSpendsNothing() {
        assertThat(after(
                        set(50L, 80L),
                        renewed(JUNE),
                        charged(30),
                        new CreditsReleased(ACCOUNT, id(2), 9, List.of()),
                        new BalanceLow(ACCOUNT, 49, 50),
                        new BudgetReached(ACCOUNT, 80, 80)))
                .isEqualTo(new Limits(50L, 80L, 30, JUNE));
    }

    @Test
    void aMonthThatBeginsHasSpentNothing() {
        assertThat(after(set(50L, 80L), renewed(JUNE), charged(30), renewed(JULY), charged(4)))
                .isEqualTo(new Limits(50L, 80L, 4, JULY));
    }

    @Test
    void aBudgetThatChangesKeepsWhatIsSpentAndOneThatGoesForgetsIt() {
        assertThat(after(set(50L, 80L), renewed(JUNE), charged(30), set(null, 90L)))
                .isEqualTo(new Limits(null, 90L, 30, JUNE));
        assertThat(after(set(50L, 80L), renewed(JUNE), charged(30), set(50L, null), set(50L, 80L)))
                .isEqualTo(new Limits(50L, 80L, 0, null));
    }

    private static Limits after(CreditEvent... events) {
        var limits = Limits.NONE;
        for (CreditEvent event : events) {
            limits = limits.evolve(event);
        }
        return limits;
    }

    private static LimitsSet set(@Nullable Long lowBalance, @Nullable Long budget) {
        return new LimitsSet(ACCOUNT, lowBalance, budget, ActorId.OPERATOR);
    }

    private static BudgetRenewed renewed(Instant endsAt) {
        return new BudgetRenewed(ACCOUNT, endsAt);
    }

    private static CreditsCommitted charged(long credits) {
        return new CreditsCommitted(ACCOUNT, id(1), credits, 0, List.of(), List.of());
    }
}
