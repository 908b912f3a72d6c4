package io.rhapsode.query.credit.domain;

import io.rhapsode.events.credit.AboutGeneration;
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
import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.credit.PaymentId;
import io.rhapsode.events.generation.GenerationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event of an account is called, and what it does to the lots.
 *
 * @param lots more or less that is available in each
 */
public record Movement(CreditEvent event, MovementKind kind, List<LotCredits> lots) {

    public static Movement of(CreditEvent event) {
        return switch (event) {
            case AccountOpened _ -> new Movement(event, MovementKind.OPENED, List.of());
            case CreditsGranted e -> new Movement(event, MovementKind.GRANTED, List.of(e.part()));
            case CreditsPurchased e -> new Movement(event, MovementKind.PURCHASED, List.of(e.part()));
            case CreditsHeld e -> new Movement(event, MovementKind.HELD, less(e.parts()));
            case HoldDeclined _ -> new Movement(event, MovementKind.DECLINED, List.of());
            case HoldExtended _ -> new Movement(event, MovementKind.EXTENDED, List.of());
            case CreditsCommitted e -> new Movement(event, MovementKind.CHARGED, e.restored());
            case CreditsReleased e -> new Movement(event, MovementKind.RELEASED, e.restored());
            case HoldExpired e -> new Movement(event, MovementKind.HOLD_EXPIRED, e.restored());
            case LotExpired e -> new Movement(event, MovementKind.LOT_EXPIRED, less(List.of(e.part())));
            case ChargeRefunded e -> new Movement(event, MovementKind.REFUNDED, e.restored());
            case CreditsAdjusted e ->
                new Movement(event, MovementKind.ADJUSTED, e.credits() < 0 ? less(e.parts()) : e.parts());
            case DebtPosted _ -> new Movement(event, MovementKind.DEBT_POSTED, List.of());
            case DebtSettled e -> new Movement(event, MovementKind.DEBT_SETTLED, less(e.parts()));
            case AccountFrozen _ -> new Movement(event, MovementKind.FROZEN, List.of());
            case AccountUnfrozen _ -> new Movement(event, MovementKind.UNFROZEN, List.of());
            case LimitsSet _ -> new Movement(event, MovementKind.LIMITS_SET, List.of());
            case BalanceLow _ -> new Movement(event, MovementKind.BALANCE_LOW, List.of());
            case BalanceRecovered _ -> new Movement(event, MovementKind.BALANCE_RECOVERED, List.of());
            case BudgetRenewed _ -> new Movement(event, MovementKind.BUDGET_RENEWED, List.of());
            case BudgetReached _ -> new Movement(event, MovementKind.BUDGET_REACHED, List.of());
        };
    }

    public @Nullable GenerationId generationId() {
        return event instanceof AboutGeneration about ? about.generationId() : null;
    }

    public @Nullable PaymentId paymentId() {
        return event instanceof CreditsPurchased purchased ? purchased.paymentId() : null;
    }

    public @Nullable String reason() {
        return switch (event) {
            case CreditsGranted e -> e.reason().code();
            case CreditsAdjusted e -> e.reason().code();
            case ChargeRefunded e -> e.reason().code();
            case AccountFrozen e -> e.reason().code();
            case HoldDeclined e -> e.reason().code();
            default -> null;
        };
    }

    private static List<LotCredits> less(List<LotCredits> parts) {
        return parts.stream()
                .map(part -> new LotCredits(part.lot(), -part.credits()))
                .toList();
    }
}
