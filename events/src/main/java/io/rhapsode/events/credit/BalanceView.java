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
 * @param lowBalance the tenant is told when less than this is settled
 * @param budget what may be used up in a month
 * @param lots what is available, in drawing order
 */
public record BalanceView(
        boolean known,
        long settled,
        long held,
        long available,
        long debt,
        boolean frozen,
        @Nullable Long lowBalance,
        @Nullable Budget budget,
        List<Lot> lots) {

    public BalanceView {
        lots = List.copyOf(lots);
    }

    /** What may still be promised in this month: what is held may yet become a charge. */
    public long budgetLeft(Instant now) {
        return budget == null ? Long.MAX_VALUE : Math.max(0, budget.credits() - budget.spent(now) - held);
    }

    /**
     * Credits that may become charges in a month.
     *
     * @param spent what did so in the month that ends at {@code endsAt}
     * @param endsAt a midnight of UTC, which may be past; null before the first month
     */
    public record Budget(long credits, long spent, @Nullable Instant endsAt) {

        /** Nothing, once the month is over. */
        public long spent(Instant now) {
            return endsAt == null || now.isBefore(endsAt) ? spent : 0;
        }
    }

    /** @param remaining what of it is available */
    public record Lot(
            LotId lotId,
            LotKind kind,
            long remaining,
            @Nullable Instant expiresAt) {}
}
