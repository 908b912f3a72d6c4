package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.OperatorLine.Told;
import io.rhapsode.application.cli.terminal.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * What waits for the operator, as a table: a line for each entry of an answer, and below it how many there are where these are not all.
 *
 * @param entries the field of the answer, which is also what they are called
 * @param none what is said where there are none
 */
record Listing(String entries, String none, List<Column> columns) {

    /**
     * A column of the table.
     *
     * @param word how a field of an entry is shown
     */
    record Column(String head, String field, BiFunction<JsonNode, String, String> word) {}

    Told of(JsonNode answer) {
        JsonNode listed = answer.get(entries);
        if (listed.isEmpty()) {
            return Told.ok(none + "\n");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::head).toList());
        listed.forEach(entry -> rows.add(columns.stream()
                .map(column -> column.word.apply(entry, column.field))
                .toList()));
        long total = answer.get("total").asLong();
        String more = total > listed.size() ? listed.size() + " of " + total + " " + entries + "\n" : "";
        return Told.ok(Columns.aligned(rows) + more);
    }
}
