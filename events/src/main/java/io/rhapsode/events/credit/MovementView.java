package io.rhapsode.events.credit;

import io.rhapsode.events.generation.GenerationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of an account.
 *
 * @param number of the event in the account
 * @param credits more or less for the tenant: settled less debt
 * @param heldCredits more or less of what is set aside
 * @param balanceAfter settled less debt, behind it
 * @param reason a code, where somebody gave one
 * @param lots what came to each lot, or was taken from it
 */
public record MovementView(
        long number,
        MovementKind kind,
        long credits,
        long heldCredits,
        long balanceAfter,
        @Nullable GenerationId generationId,
        @Nullable PaymentId paymentId,
        @Nullable String reason,
        List<LotChange> lots,
        Instant at) {

    public MovementView {
        lots = List.copyOf(lots);
    }

    /** @param credits more or less in it */
    public record LotChange(LotId lotId, LotKind kind, long credits) {}
}
