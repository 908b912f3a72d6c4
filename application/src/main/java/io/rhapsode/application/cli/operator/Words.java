package io.rhapsode.application.cli.operator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/** Values of an answer as they stand in a table. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Words() {}

    /** The value as it is; a dash where there is none. */
    static String plain(JsonNode row, String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull() ? "-" : value.asString();
    }

    /** The first class of a value, without its package and without what it says besides. */
    static String type(JsonNode row, String field) {
        String first = plain(row, field).split("[ (<]", 2)[0];
        return first.substring(first.lastIndexOf('.') + 1);
    }

    /** In the time of this machine. */
    static String time(JsonNode row, String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull()
                ? "-"
                : TIME.format(Instant.parse(value.asString()).atZone(ZoneId.systemDefault()));
    }

    static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
