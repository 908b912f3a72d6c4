package io.rhapsode.events.usage;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** By what usage is told apart. */
public enum UsageGroup {
    DAY("day"),
    PROVIDER("provider"),
    PROJECT("project"),
    API_KEY("apiKey");

    private final String code;

    UsageGroup(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException for anything else */
    public static UsageGroup of(String code) {
        return Arrays.stream(values())
                .filter(group -> group.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such group"));
    }
}
