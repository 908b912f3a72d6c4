package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a generation failed. Part of the public contract. */
public enum FailureCode {
    INSUFFICIENT_CREDITS,
    /** No provider was eligible when the generation was routed. */
    NO_PROVIDER,
    /** Every candidate was tried, or dropped for a reason that is given. */
    ALL_PROVIDERS_FAILED,
    /** A reroute would have cost more than the caller's cap. */
    MAX_COST_EXCEEDED,
    /** The text is not to be had any more. */
    TEXT_ERASED,
    /** The audio could not be joined and encoded. */
    MERGE_FAILED,
    /** A stage made no progress for longer than its limit. */
    STAGE_TIMEOUT,
    /** A fault of ours, left for the operator. */
    INTERNAL,
    /** Less is left of the month's budget than the price. */
    BUDGET_REACHED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static FailureCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
