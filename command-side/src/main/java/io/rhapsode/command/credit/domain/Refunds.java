package io.rhapsode.command.credit.domain;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.credit.ChargeRefunded;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.RefundCharge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A charge goes back to the lots that paid it, those first that were drawn last. That it does so once is seen to by whoever posts the voucher. */
final class Refunds {

    private Refunds() {}

    static List<CreditEvent> refund(RefundCharge command, @Nullable CreditEvent charge) {
        if (!(charge instanceof CreditsCommitted committed)
                || !committed.accountId().equals(command.accountId())
                || !committed.generationId().equals(command.generationId())
                || committed.credits() < command.credits()) {
            throw new RejectedException(
                    Rejection.CHARGE_NOT_FOUND, "There is no such charge, or it was less than that.");
        }
        if (command.credits() <= 0) {
            return List.of();
        }
        var paid = new Purse(committed.charged());
        var kept = paid.first(committed.credits() - command.credits());
        return List.of(new ChargeRefunded(
                command.accountId(),
                command.generationId(),
                command.voucher(),
                command.reason(),
                command.actorId(),
                command.credits(),
                paid.minus(kept.lots()).lots()));
    }
}
