package io.rhapsode.application.docs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line that can come in the log.
 *
 * @param where the class that writes it, by its simple name
 * @param levels in lower case; several where it depends
 * @param fields besides those of the context
 */
record LogEvent(String where, List<String> levels, String message, List<String> fields) {

    LogEvent {
        levels = levels.stream()
                .map(level -> level.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        fields = fields.stream().sorted().toList();
    }

    LogEvent with(String field) {
        return new LogEvent(
                where,
                levels,
                message,
                Stream.concat(fields.stream(), Stream.of(field)).toList());
    }

    /** As a row of the catalogue begins. */
    @Override
    public String toString() {
        return "| `" + where + "` | " + String.join(", ", levels) + " | `" + message + "` | "
                + fields.stream().map(field -> "`" + field + "`").collect(Collectors.joining(", ")) + " |";
    }
}
