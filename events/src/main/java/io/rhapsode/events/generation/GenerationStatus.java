package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a generation stands, as callers see it. */
public enum GenerationStatus {
    PENDING,
    ANALYZING,
    ROUTING,
    CHUNKING,
    GENERATING,
    MERGING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen to its progress. */
    public boolean over() {
        return compareTo(COMPLETED) >= 0;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static GenerationStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
