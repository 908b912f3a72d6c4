package io.rhapsode.events.generation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a generation is paid. */
public enum Charging {
    AT_COMPLETION,
    AT_DOWNLOAD;

    public static Charging of(@Nullable DownloadTerms terms) {
        return terms == null ? AT_COMPLETION : AT_DOWNLOAD;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static Charging of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
