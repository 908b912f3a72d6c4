package io.rhapsode.application.operator;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AdjustCredits;
import io.rhapsode.events.credit.AdjustmentReason;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.FreezeAccount;
import io.rhapsode.events.credit.FreezeReason;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.RefundCharge;
import io.rhapsode.events.credit.RefundReason;
import io.rhapsode.events.credit.SetLimits;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an operator fills in, as it comes: anything may be missing. */
sealed interface LedgerForm {

    /** What is asked of the account; refuses what is missing or wrong. */
    CreditCommand of(AccountId account);

    record Grant(
            @Nullable String key,
            @Nullable GrantReason reason,
            @Nullable LotKind kind,
            @Nullable Long credits,
            @Nullable Integer priority,
            @Nullable Instant expiresAt)
            implements LedgerForm {

        @Override
        public CreditCommand of(AccountId account) {
            String once = given(key, "/key");
            GrantReason why = given(reason, "/reason");
            long all = positive(credits);
            LotKind what = kind == null ? LotKind.PROMOTIONAL : kind;
            return understood(() -> new GrantCredits(account, once, why, what, all, priority, expiresAt), "/kind");
        }
    }

    record Adjustment(
            @Nullable String key,
            @Nullable AdjustmentReason reason,
            @Nullable Long credits) implements LedgerForm {

        @Override
        public CreditCommand of(AccountId account) {
            return new AdjustCredits(
                    account,
                    given(key, "/key"),
                    given(reason, "/reason"),
                    given(credits, "/credits"),
                    ActorId.OPERATOR);
        }
    }

    /** @param movement number of the charge, as {@code /api/v1/credits/why} tells it */
    record Refund(
            @Nullable String generationId,
            @Nullable Long movement,
            @Nullable Long credits,
            @Nullable RefundReason reason)
            implements LedgerForm {

        @Override
        public CreditCommand of(AccountId account) {
            String generation = given(generationId, "/generationId");
            return new RefundCharge(
                    account,
                    understood(() -> new GenerationId(generation), "/generationId"),
                    given(movement, "/movement"),
                    positive(credits),
                    given(reason, "/reason"),
                    ActorId.OPERATOR);
        }
    }

    record Freeze(@Nullable FreezeReason reason) implements LedgerForm {

        @Override
        public CreditCommand of(AccountId account) {
            return new FreezeAccount(account, given(reason, "/reason"), ActorId.OPERATOR);
        }
    }

    /** Both are set at once: what is missing is no limit. */
    record Limits(@Nullable Long lowBalance, @Nullable Long monthlyBudget) implements LedgerForm {

        @Override
        public CreditCommand of(AccountId account) {
            return new SetLimits(
                    account,
                    positiveIfGiven(lowBalance, "/lowBalance"),
                    positiveIfGiven(monthlyBudget, "/monthlyBudget"),
                    ActorId.OPERATOR);
        }
    }

    private static @Nullable Long positiveIfGiven(@Nullable Long credits, String pointer) {
        if (credits != null && credits <= 0) {
            throw invalid(pointer, "must be more than 0, or left out");
        }
        return credits;
    }

    private static long positive(@Nullable Long credits) {
        long given = given(credits, "/credits");
        if (given <= 0) {
            throw invalid("/credits", "must be more than 0");
        }
        return given;
    }

    private static <T> T given(@Nullable T value, String pointer) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw invalid(pointer, "must be given");
        }
        return value;
    }

    /** @throws ProblemException where the value cannot be made */
    static <T> T understood(Supplier<T> value, String pointer) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw invalid(pointer, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED, pointer + " " + detail, List.of(new InvalidField(pointer, detail)));
    }
}
