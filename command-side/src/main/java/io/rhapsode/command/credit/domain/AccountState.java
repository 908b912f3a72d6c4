package io.rhapsode.command.credit.domain;

import io.rhapsode.events.credit.AccountFrozen;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.AccountUnfrozen;
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
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.credit.HoldExtended;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotExpired;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What an account is: one record for each of the things it can be. */
public sealed interface AccountState {

    /** Not opened. */
    record Absent() implements AccountState {}

    /**
     * Open. Empty lots, resolved holds and business keys leave no trace here, so that an account does not grow with its age.
     *
     * @param free what is available
     * @param holds those that are not resolved
     * @param debt what was delivered and could not be paid
     * @param limits what the tenant is told of
     */
    record Open(TenantId owner, Purse free, Map<GenerationId, Hold> holds, long debt, boolean frozen, Limits limits)
            implements AccountState {

        public Open {
            holds = Map.copyOf(holds);
        }

        public long available() {
            return free.credits();
        }

        public long settled() {
            return available()
                    + holds.values().stream()
                            .mapToLong(hold -> hold.purse().credits())
                            .sum();
        }

        private Open next(CreditEvent event) {
            return moved(event).limited(limits.evolve(event));
        }

        private Open moved(CreditEvent event) {
            return switch (event) {
                case AccountOpened _,
                        HoldDeclined _,
                        LimitsSet _,
                        BalanceLow _,
                        BalanceRecovered _,
                        BudgetRenewed _,
                        BudgetReached _ -> this;
                case CreditsGranted granted -> with(free.plus(List.of(granted.part())));
                case CreditsPurchased purchased -> with(free.plus(List.of(purchased.part())));
                case CreditsHeld held -> held(held);
                case HoldExtended extended ->
                    changing(extended.generationId(), hold -> hold.until(extended.expiresAt()));
                case CreditsCommitted committed -> resolved(committed.generationId(), committed.restored());
                case CreditsReleased released -> resolved(released.generationId(), released.restored());
                case HoldExpired expired ->
                    with(free.plus(expired.restored())).changing(expired.generationId(), Hold::whenExpired);
                case LotExpired expired -> with(free.minus(List.of(expired.part())));
                case ChargeRefunded refunded -> with(free.plus(refunded.restored()));
                case CreditsAdjusted adjusted ->
                    with(adjusted.credits() < 0 ? free.minus(adjusted.parts()) : free.plus(adjusted.parts()));
                case DebtPosted posted -> owing(debt + posted.credits());
                case DebtSettled settled -> with(free.minus(settled.parts())).owing(debt - settled.credits());
                case AccountFrozen _ -> new Open(owner, free, holds, debt, true, limits);
                case AccountUnfrozen _ -> new Open(owner, free, holds, debt, false, limits);
            };
        }

        private Open held(CreditsHeld event) {
            var hold = new Hold(event.credits(), new Purse(event.parts()), event.expiresAt(), false);
            var all = new HashMap<>(holds);
            all.put(event.generationId(), hold);
            return new Open(owner, free.minus(event.parts()), all, debt, frozen, limits);
        }

        private Open changing(GenerationId generation, UnaryOperator<Hold> change) {
            var all = new HashMap<>(holds);
            all.computeIfPresent(generation, (_, hold) -> change.apply(hold));
            return new Open(owner, free, all, debt, frozen, limits);
        }

        private Open resolved(GenerationId generation, List<LotCredits> restored) {
            var all = new HashMap<>(holds);
            all.remove(generation);
            return new Open(owner, free.plus(restored), all, debt, frozen, limits);
        }

        private Open with(Purse free) {
            return new Open(owner, free, holds, debt, frozen, limits);
        }

        private Open limited(Limits limits) {
            return new Open(owner, free, holds, debt, frozen, limits);
        }

        private Open owing(long debt) {
            return new Open(owner, free, holds, debt, frozen, limits);
        }
    }

    /** The state behind an event. */
    default AccountState evolve(CreditEvent event) {
        return switch (this) {
            case Absent _ ->
                event instanceof AccountOpened opened
                        ? new Open(opened.tenantId(), Purse.EMPTY, Map.of(), 0, false, Limits.NONE)
                        : this;
            case Open open -> open.next(event);
        };
    }
}
