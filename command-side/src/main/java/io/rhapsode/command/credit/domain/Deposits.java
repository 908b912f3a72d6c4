package io.rhapsode.command.credit.domain;

import io.rhapsode.command.credit.domain.AccountState.Open;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.AdjustCredits;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsAdjusted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsPurchased;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.PurchaseCredits;
import io.rhapsode.events.credit.VoucherId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes from outside under a voucher, and makes a lot; and what an operator takes out. That a voucher is posted once is seen to by whoever posts it. */
final class Deposits {

    /** Credits in an account: far more than anybody buys, and few enough that no sum over thousands of such accounts overflows. */
    static final long MOST_CREDITS = 1_000_000_000_000_000L;

    /** Lots with something in them: each is in every snapshot, and a tenant needs a few. */
    static final int MOST_LOTS = 1_000;

    private Deposits() {}

    static List<CreditEvent> grant(GrantCredits command, Open account, Instant now) {
        if (command.credits() <= 0) {
            return List.of();
        }
        var part = deposit(
                command.voucher(),
                command.kind(),
                command.priority(),
                command.expiresAt(),
                command.credits(),
                account,
                now);
        return List.of(new CreditsGranted(command.accountId(), command.voucher(), command.reason(), part));
    }

    static List<CreditEvent> purchase(PurchaseCredits command, Open account, Instant now) {
        if (command.credits() <= 0) {
            return List.of();
        }
        var part = deposit(
                command.voucher(),
                command.kind(),
                command.priority(),
                command.expiresAt(),
                command.credits(),
                account,
                now);
        return List.of(new CreditsPurchased(
                command.accountId(), command.voucher(), command.paymentId(), command.paidMicros(), part));
    }

    static List<CreditEvent> adjust(AdjustCredits command, Open account, Instant now) {
        if (command.credits() == 0) {
            return List.of();
        }
        var parts = command.credits() > 0
                ? List.of(deposit(command.voucher(), LotKind.COMPENSATION, null, null, command.credits(), account, now))
                : withdraw(command.credits(), account);
        return List.of(new CreditsAdjusted(
                command.accountId(), command.voucher(), command.reason(), command.actorId(), command.credits(), parts));
    }

    private static List<LotCredits> withdraw(long credits, Open account) {
        if (account.available() + credits < 0) {
            throw new RejectedException(Rejection.INSUFFICIENT_CREDITS, "There is less available than that.");
        }
        return account.free().first(-credits).lots();
    }

    private static LotCredits deposit(
            VoucherId voucher,
            LotKind kind,
            @Nullable Integer priority,
            @Nullable Instant expiresAt,
            long credits,
            Open account,
            Instant now) {
        if (account.free().lots().size() >= MOST_LOTS || credits > MOST_CREDITS - account.settled()) {
            throw new RejectedException(
                    Rejection.ACCOUNT_FULL, "The account can hold no more credits, or no more lots.");
        }
        int place = priority == null ? kind.priority() : priority;
        return new LotCredits(new Lot(voucher.lot(), kind, place, expiresAt, now), credits);
    }
}
