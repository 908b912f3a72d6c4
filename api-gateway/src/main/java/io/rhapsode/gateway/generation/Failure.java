package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.FailureCode;
import org.jspecify.annotations.Nullable;

/** Why a generation failed, as it is told. */
record Failure(String code, String detail) {

    static @Nullable Failure of(@Nullable FailureCode code) {
        return code == null ? null : new Failure(code.code(), detail(code));
    }

    static String detail(FailureCode code) {
        return switch (code) {
            case INSUFFICIENT_CREDITS -> "The balance does not cover the price.";
            case BUDGET_REACHED -> "What is left of the month's budget does not cover the price.";
            case NO_PROVIDER -> "No provider could take it when it was routed.";
            case ALL_PROVIDERS_FAILED -> "Every provider that could take it failed; the routing says how.";
            case MAX_COST_EXCEEDED -> "Going on would have cost more than the request allows.";
            case TEXT_ERASED -> "The text was erased before it was spoken.";
            case MERGE_FAILED -> "What was spoken could not be joined into one file.";
            case STAGE_TIMEOUT -> "It made no progress for too long.";
            case INTERNAL -> "A fault of ours; it has been noted.";
        };
    }
}
