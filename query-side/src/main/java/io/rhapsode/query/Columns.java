package io.rhapsode.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row as it comes from the database, over JDBC or R2DBC alike, so that each table is read in one place. */
@FunctionalInterface
public interface Columns {

    <T> @Nullable T orNull(String name, Class<T> type);

    default <T> T get(String name, Class<T> type) {
        T value = orNull(name, type);
        if (value == null) {
            throw new IllegalStateException("column " + name + " is null");
        }
        return value;
    }

    /** A text column as what it stands for. */
    default <T> @Nullable T map(String name, Function<String, T> of) {
        String value = orNull(name, String.class);
        return value == null ? null : of.apply(value);
    }

    default Instant instant(String name) {
        return get(name, OffsetDateTime.class).toInstant();
    }

    default @Nullable Instant instantOrNull(String name) {
        OffsetDateTime value = orNull(name, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    default <E extends Enum<E>> @Nullable E codeOrNull(String name, Class<E> type) {
        String code = orNull(name, String.class);
        return code == null ? null : Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }

    default <E extends Enum<E>> E code(String name, Class<E> type) {
        return Enum.valueOf(type, get(name, String.class).toUpperCase(Locale.ROOT));
    }

    /** How a constant stands in a column: as in the messages, in lower case. */
    static @Nullable String codeOf(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
