package io.rhapsode.query.credit.domain;

import static io.rhapsode.query.generation.History.BEGINNING;
import static io.rhapsode.query.generation.History.TENANT;
import static io.rhapsode.query.generation.History.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountFrozen;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.AccountUnfrozen;
import io.rhapsode.events.credit.AdjustmentReason;
import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BalanceRecovered;
import io.rhapsode.events.credit.BudgetReached;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.ChargeRefunded;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsAdjusted;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsPurchased;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.DebtSettled;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.FreezeReason;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.credit.HoldExtended;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LedgerEntry;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotExpired;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.credit.PaymentId;
import io.rhapsode.events.credit.RefundReason;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.identity.ActorId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each event of an account is called, what it does to lots and accounts, and what a proof says when it cannot be right. */
class BookkeepingTest {

    private static final AccountId ACCOUNT = AccountId.of(TENANT);
    private static final VoucherId GIFT = VoucherId.of(ACCOUNT, "gift");
    private static final VoucherId SALE = VoucherId.of(ACCOUNT, "sale");
    private static final PaymentId PAYMENT = new PaymentId("pay_" + "0".repeat(26));
    private static final Lot GIVEN = new Lot(GIFT.lot(), LotKind.PROMOTIONAL, 10, null, BEGINNING);
    private static final Lot BOUGHT = new Lot(SALE.lot(), LotKind.PURCHASED, 40, null, BEGINNING);

    private final Proof proof = new Proof();
    private long number;

    /** One that is right by itself, and what is expected of it. */
    record Called(
            CreditEvent event,
            MovementKind kind,
            long moved,
            boolean ofGeneration,
            @Nullable String reason) {}

    static List<Called> everyEventHasItsNameItsLotsAndItsReason() {
        return List.of(
                new Called(new AccountOpened(ACCOUNT, TENANT), MovementKind.OPENED, 0, false, null),
                new Called(granted(100), MovementKind.GRANTED, 100, false, "welcome"),
                new Called(purchased(70), MovementKind.PURCHASED, 70, false, null),
                new Called(held(1, 30), MovementKind.HELD, -30, true, null),
                new Called(declined(DeclineReason.CREDITS), MovementKind.DECLINED, 0, true, "credits"),
                new Called(declined(DeclineReason.BUDGET), MovementKind.DECLINED, 0, true, "budget"),
                new Called(new HoldExtended(ACCOUNT, id(1), BEGINNING), MovementKind.EXTENDED, 0, true, null),
                new Called(committed(1, 20, 10), MovementKind.CHARGED, 10, true, null),
                new Called(released(1, 30), MovementKind.RELEASED, 30, true, null),
                new Called(expired(1, 30), MovementKind.HOLD_EXPIRED, 30, true, null),
                new Called(new LotExpired(ACCOUNT, of(GIVEN, 5)), MovementKind.LOT_EXPIRED, -5, false, null),
                new Called(refunded(8), MovementKind.REFUNDED, 8, true, "fault"),
                new Called(adjusted(12, 12), MovementKind.ADJUSTED, 12, false, "correction"),
                new Called(adjusted(-12, 12), MovementKind.ADJUSTED, -12, false, "correction"),
                new Called(new DebtPosted(ACCOUNT, id(1), 6, 6), MovementKind.DEBT_POSTED, 0, true, null),
                new Called(settled(6), MovementKind.DEBT_SETTLED, -6, false, null),
                new Called(
                        new AccountFrozen(ACCOUNT, FreezeReason.ABUSE, ActorId.OPERATOR),
                        MovementKind.FROZEN,
                        0,
                        false,
                        "abuse"),
                new Called(new AccountUnfrozen(ACCOUNT, ActorId.OPERATOR), MovementKind.UNFROZEN, 0, false, null),
                new Called(new LimitsSet(ACCOUNT, 5L, 9L, ActorId.OPERATOR), MovementKind.LIMITS_SET, 0, false, null),
                new Called(new BalanceLow(ACCOUNT, 4, 5), MovementKind.BALANCE_LOW, 0, false, null),
                new Called(new BalanceRecovered(ACCOUNT, 5, 5), MovementKind.BALANCE_RECOVERED, 0, false, null),
                new Called(new BudgetRenewed(ACCOUNT, BEGINNING), MovementKind.BUDGET_RENEWED, 0, false, null),
                new Called(new BudgetReached(ACCOUNT, 9, 9), MovementKind.BUDGET_REACHED, 0, false, null));
    }

    @ParameterizedTest
    @MethodSource
    void everyEventHasItsNameItsLotsAndItsReason(Called called) {
        Movement movement = Movement.of(called.event());

        assertThat(movement.kind()).isEqualTo(called.kind());
        assertThat(movement.lots().stream().mapToLong(LotCredits::credits).sum())
                .as("the lots move as the customer's account does")
                .isEqualTo(called.moved())
                .isEqualTo(Books.EMPTY.plus(called.event().entries()).of(LedgerAccount.CUSTOMER));
        assertThat(movement.generationId()).isEqualTo(called.ofGeneration() ? id(1) : null);
        assertThat(movement.paymentId()).isEqualTo(called.kind() == MovementKind.PURCHASED ? PAYMENT : null);
        assertThat(movement.reason()).isEqualTo(called.reason());
    }

    @Test
    void whatIsSetAsideStillBelongsToTheTenantAndADebtDoesNot() {
        Books books = Books.EMPTY
                .plus(purchased(100).entries())
                .plus(held(1, 30).entries())
                .plus(Books.EMPTY.plus(new DebtPosted(ACCOUNT, id(2), 7, 7).entries()));
        assertThat(books.of(LedgerAccount.CUSTOMER)).isEqualTo(70);
        assertThat(books.of(LedgerAccount.HELD)).isEqualTo(30);
        assertThat(books.of(LedgerAccount.DEBT)).isEqualTo(-7);
        assertThat(books.balance()).isEqualTo(93);
        assertThat(books.sum()).isZero();
        assertThat(Books.EMPTY
                        .plus(List.of(new LedgerEntry(LedgerAccount.SALES, 3)))
                        .sum())
                .isEqualTo(3);
        assertThat(books.plus(List.of())).isSameAs(books);
    }

    @Test
    void booksThatAreRightAreProvedAndSayWhatIsLeft() {
        take(new AccountOpened(ACCOUNT, TENANT), granted(100), held(1, 30), committed(1, 20, 10));
        take(purchased(50), held(2, 40), new LotExpired(ACCOUNT, of(GIVEN, 40)));

        assertThat(proof.faults()).isEmpty();
        assertThat(proof.next()).isEqualTo(7);
        assertThat(proof.holds()).isEqualTo(Map.of(id(2), 40L));
        assertThat(proof.lots()).as("what is used up is gone").isEqualTo(Map.of(SALE.lot(), 50L));
        assertThat(proof.books().balance()).isEqualTo(90);
    }

    @Test
    void aHoldIsResolvedOnceAndMayBeMadeAgainOnlyBehindItsExpiry() {
        take(granted(100), held(1, 30), expired(1, 30), held(1, 20), released(1, 20));
        assertThat(proof.faults()).isEmpty();
        assertThat(proof.holds()).isEmpty();
        take(held(2, 30), held(2, 30));
        assertThat(proof.faults())
                .containsExactly(
                        "event 6 holds for a generation a second time", "the holds do not come to what is held");
    }

    @Test
    void aResolutionHasToComeToWhatIsHeld() {
        take(granted(100), held(1, 30), committed(1, 20, 9));
        assertThat(proof.faults())
                .contains("event 2 resolves a hold of 29, which is 30", "the holds do not come to what is held");
        take(released(1, 1), expired(2, 5));
        assertThat(proof.faults())
                .contains("event 3 resolves a hold of 1, which is null", "event 4 resolves a hold of 5, which is null");
    }

    @Test
    void anEventThatIsMissingIsFound() {
        take(granted(100));
        number++;
        take(held(1, 30), released(1, 30));
        assertThat(proof.faults()).containsExactly("event 2 comes where 1 should");
    }

    @Test
    void moreThanIsThereCannotBeTaken() {
        take(granted(10), held(1, 11));
        assertThat(proof.faults())
                .contains(
                        "event 1 takes more from " + GIFT.lot() + " than is in it",
                        "less than nothing is available behind event 1");
    }

    @Test
    void lessThanNothingIsNeitherHeldNorOwed() {
        take(purchased(20), released(1, 10), settled(6));
        assertThat(proof.faults())
                .contains(
                        "less than nothing is held behind event 1", "the tenant owes less than nothing behind event 2");
    }

    @Test
    void lotsHaveToComeToWhatIsMoved() {
        take(granted(100), new CreditsHeld(ACCOUNT, id(1), 30, 30, List.of(of(GIVEN, 29)), BEGINNING));
        assertThat(proof.faults())
                .containsExactly(
                        "the lots of event 1 do not come to what it moves",
                        "the lots do not come to what is available");
    }

    @Test
    void soManyFaultsSayEnough() {
        for (int i = 0; i < 30; i++) {
            number++;
            take(new AccountOpened(ACCOUNT, TENANT));
            number++;
        }
        assertThat(proof.faults()).hasSize(20);
    }

    private void take(CreditEvent... events) {
        for (CreditEvent event : events) {
            proof.take(event, number);
            number++;
        }
    }

    private static LotCredits of(Lot lot, long credits) {
        return new LotCredits(lot, credits);
    }

    private static CreditsGranted granted(long credits) {
        return new CreditsGranted(ACCOUNT, GIFT, GrantReason.WELCOME, of(GIVEN, credits));
    }

    private static CreditsPurchased purchased(long credits) {
        return new CreditsPurchased(ACCOUNT, SALE, PAYMENT, 1_000_000, of(BOUGHT, credits));
    }

    private static CreditsHeld held(int generation, long credits) {
        return new CreditsHeld(ACCOUNT, id(generation), credits, credits, List.of(of(GIVEN, credits)), BEGINNING);
    }

    private static HoldDeclined declined(DeclineReason reason) {
        return new HoldDeclined(ACCOUNT, id(1), reason, 9, 1);
    }

    private static CreditsCommitted committed(int generation, long credits, long released) {
        return new CreditsCommitted(
                ACCOUNT, id(generation), credits, released, List.of(of(GIVEN, credits)), List.of(of(GIVEN, released)));
    }

    private static CreditsReleased released(int generation, long credits) {
        return new CreditsReleased(ACCOUNT, id(generation), credits, List.of(of(GIVEN, credits)));
    }

    private static HoldExpired expired(int generation, long credits) {
        return new HoldExpired(ACCOUNT, id(generation), credits, List.of(of(GIVEN, credits)));
    }

    private static ChargeRefunded refunded(long credits) {
        return new ChargeRefunded(
                ACCOUNT, id(1), GIFT, RefundReason.FAULT, ActorId.OPERATOR, credits, List.of(of(GIVEN, credits)));
    }

    private static CreditsAdjusted adjusted(long credits, long inLots) {
        return new CreditsAdjusted(
                ACCOUNT, GIFT, AdjustmentReason.CORRECTION, ActorId.OPERATOR, credits, List.of(of(GIVEN, inLots)));
    }

    private static DebtSettled settled(long credits) {
        return new DebtSettled(ACCOUNT, credits, List.of(of(BOUGHT, credits)));
    }
}
