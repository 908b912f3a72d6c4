package io.rhapsode.command.credit;

import static io.rhapsode.command.Refusals.refusedAs;
import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.FIRST;
import static io.rhapsode.command.credit.AccountFixture.NOW;
import static io.rhapsode.command.credit.AccountFixture.OPERATOR;
import static io.rhapsode.command.credit.AccountFixture.SECOND;
import static io.rhapsode.command.credit.AccountFixture.WELCOME;
import static io.rhapsode.command.credit.AccountFixture.committed;
import static io.rhapsode.command.credit.AccountFixture.grant;
import static io.rhapsode.command.credit.AccountFixture.granted;
import static io.rhapsode.command.credit.AccountFixture.held;
import static io.rhapsode.command.credit.AccountFixture.lot;
import static io.rhapsode.command.credit.AccountFixture.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.AccountFrozen;
import io.rhapsode.events.credit.AccountUnfrozen;
import io.rhapsode.events.credit.AdjustCredits;
import io.rhapsode.events.credit.AdjustmentReason;
import io.rhapsode.events.credit.ChargeRefunded;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditsAdjusted;
import io.rhapsode.events.credit.CreditsPurchased;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.FreezeAccount;
import io.rhapsode.events.credit.FreezeReason;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.PaymentId;
import io.rhapsode.events.credit.PurchaseCredits;
import io.rhapsode.events.credit.RefundCharge;
import io.rhapsode.events.credit.RefundReason;
import io.rhapsode.events.credit.UnfreezeAccount;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.credit.VoucherPosted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes from outside: each under a voucher, once for ever, whatever the account still remembers. */
class VoucherTest {

    private static final PaymentId PAYMENT = new PaymentId("pay_" + "p".repeat(26));

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void aPurchaseMakesALotOnItsTerms() {
        var expiresAt = NOW.plus(Duration.ofDays(365));
        var lot = new Lot(VoucherId.of(ACCOUNT, PAYMENT.value()).lot(), LotKind.PURCHASED, 7, expiresAt, NOW);
        fixture.givenBalance(0)
                .when(new PurchaseCredits(ACCOUNT, PAYMENT, LotKind.PURCHASED, 500, 9_900_000, 7, expiresAt))
                .expectEvents(new CreditsPurchased(
                        ACCOUNT, VoucherId.of(ACCOUNT, PAYMENT.value()), PAYMENT, 9_900_000, part(lot, 500)));
    }

    @Test
    void itIsPostedUnderItsVoucher() {
        fixture.givenBalance(100).when(grant("gift", 50)).expectEvents(granted("gift", 50));
        assertThat(fixture.posted()).containsExactly(new VoucherPosted(VoucherId.of(ACCOUNT, "gift"), ACCOUNT));
    }

    @Test
    void whatWasPostedIsNotPostedAgainThoughTheAccountHasForgottenIt() {
        fixture.givenBalance(100)
                .givenVoucher("gift")
                .when(grant("gift", 50))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatIsRefusedUsesUpNoVoucher() {
        fixture.givenBalance(10).when(adjust(-11)).expectException(refusedAs(Rejection.INSUFFICIENT_CREDITS));
        assertThat(fixture.posted()).isEmpty();
    }

    @Test
    void theVoucherDoesNotTellTheKey() {
        assertThat(VoucherId.of(ACCOUNT, "for Ada Lovelace").value()).matches("vch_[a-z0-9]{26}");
        assertThat(VoucherId.of(ACCOUNT, "gift")).isNotEqualTo(VoucherId.of(ACCOUNT, "gift2"));
    }

    @Test
    void aGiftIsNotPurchased() {
        assertThatThrownBy(
                        () -> new GrantCredits(ACCOUNT, "gift", GrantReason.GOODWILL, LotKind.PURCHASED, 1, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAccountHoldsNoMoreThanItCan() {
        fixture.givenBalance(1_000_000_000_000_000L)
                .when(grant("gift", 1))
                .expectException(refusedAs(Rejection.ACCOUNT_FULL));
    }

    @Test
    void theLargestAmountIsHeldAndCharged() {
        long most = 1_000_000_000_000_000L;
        fixture.givenBalance(0).given(granted("gift", WELCOME, most), held(FIRST, most));
        fixture.when(new CommitCredits(ACCOUNT, FIRST, Long.MAX_VALUE)).expectEvents(committed(FIRST, most, 0));
    }

    @Test
    void anAccountHasNoMoreLotsThanItCanLoad() {
        fixture.givenBalance(0);
        for (int lot = 0; lot < 1_000; lot++) {
            fixture.given(granted("gift" + lot, 1));
        }
        fixture.when(grant("gift", 1)).expectException(refusedAs(Rejection.ACCOUNT_FULL));
    }

    @Test
    void anAdjustmentUpwardsIsALotOfItsOwn() {
        var lot = part(lot("fix", LotKind.COMPENSATION, null), 5);
        fixture.givenBalance(10).when(adjust(5)).expectEvents(adjusted(5, lot));
    }

    @Test
    void anAdjustmentDownwardsIsTakenInDrawingOrder() {
        fixture.givenBalance(10).when(adjust(-4)).expectEvents(adjusted(-4, part(WELCOME, 4)));
    }

    @Test
    void aRefundGoesBackToTheLotThatPaidThoughItWasUsedUp() {
        fixture.givenBalance(20)
                .given(held(FIRST, 20), committed(FIRST, 20, 0))
                .when(refund(3, 15))
                .expectEvents(new ChargeRefunded(
                        ACCOUNT,
                        FIRST,
                        VoucherId.of(ACCOUNT, "refund/" + FIRST),
                        RefundReason.QUALITY,
                        OPERATOR,
                        15,
                        List.of(part(WELCOME, 15))));
    }

    @Test
    void noMoreIsRefundedThanWasCharged() {
        fixture.givenBalance(20)
                .given(held(FIRST, 20), committed(FIRST, 14, 6))
                .when(refund(3, 15))
                .expectException(refusedAs(Rejection.CHARGE_NOT_FOUND));
    }

    @Test
    void theChargeOfAnotherGenerationIsNotRefunded() {
        fixture.givenBalance(20)
                .given(held(SECOND, 20), committed(SECOND, 20, 0))
                .when(refund(3, 15))
                .expectException(refusedAs(Rejection.CHARGE_NOT_FOUND));
    }

    @Test
    void aChargeIsRefundedOnce() {
        fixture.givenBalance(20)
                .given(held(FIRST, 20), committed(FIRST, 20, 0))
                .givenVoucher("refund/" + FIRST)
                .when(refund(3, 1))
                .expectNoEvents();
    }

    @Test
    void aFrozenAccountHoldsNothingNew() {
        fixture.givenBalance(20)
                .given(frozen())
                .when(new HoldCredits(ACCOUNT, FIRST, 0, List.of()))
                .expectEvents(new HoldDeclined(ACCOUNT, FIRST, DeclineReason.CREDITS, 0, 0));
    }

    @Test
    void whatIsUnderWayOnAFrozenAccountIsCharged() {
        fixture.givenBalance(20)
                .given(held(FIRST, 20), frozen())
                .when(new CommitCredits(ACCOUNT, FIRST, 20))
                .expectEvents(committed(FIRST, 20, 0));
    }

    @Test
    void anAccountIsFrozenOnce() {
        fixture.givenBalance(20)
                .given(frozen())
                .when(new FreezeAccount(ACCOUNT, FreezeReason.ABUSE, OPERATOR))
                .expectNoEvents();
    }

    @Test
    void anAccountThatIsNotFrozenAnyMoreHolds() {
        fixture.givenBalance(20)
                .given(frozen(), new AccountUnfrozen(ACCOUNT, OPERATOR))
                .when(new HoldCredits(ACCOUNT, FIRST, 20, List.of()))
                .expectEvents(held(FIRST, 20));
    }

    @Test
    void oneThatIsNotFrozenIsNotUnfrozen() {
        fixture.givenBalance(20).when(new UnfreezeAccount(ACCOUNT, OPERATOR)).expectNoEvents();
    }

    private static AccountFrozen frozen() {
        return new AccountFrozen(ACCOUNT, FreezeReason.DISPUTE, OPERATOR);
    }

    private static RefundCharge refund(long charge, long credits) {
        return new RefundCharge(ACCOUNT, FIRST, charge, credits, RefundReason.QUALITY, OPERATOR);
    }

    private static AdjustCredits adjust(long credits) {
        return new AdjustCredits(ACCOUNT, "fix", AdjustmentReason.CORRECTION, credits, OPERATOR);
    }

    private static CreditsAdjusted adjusted(long credits, LotCredits part) {
        return new CreditsAdjusted(
                ACCOUNT, VoucherId.of(ACCOUNT, "fix"), AdjustmentReason.CORRECTION, OPERATOR, credits, List.of(part));
    }
}
