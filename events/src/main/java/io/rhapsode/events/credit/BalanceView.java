package io.rhapsode.events.credit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's credits.
 *
 * @param known whether the account has been seen yet
 * @param settled available and held
 * @param held set aside for generations that are under way
 * @param available what a new generation can use
 * @param debt delivered and not paid
 * @param frozen whether nothing new is held
 * @param lots what is available, in drawing order
 */
public record BalanceView(
        boolean known, long settled, long held, long available, long debt, boolean frozen, List<Lot> lots) {

    public BalanceView {
        lots = List.copyOf(lots);
    }

    /** @param remaining what of it is available */
    public record Lot(
            LotId lotId,
            LotKind kind,
            long remaining,
            @Nullable Instant expiresAt) {}
}
