package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.OperatorLine.Told;
import io.rhapsode.application.cli.terminal.Columns;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a tenant has, for somebody at a terminal: sums, limits, and lots in the order in which they are drawn. */
final class ShownBalance {

    private ShownBalance() {}

    static Told of(JsonNode answer) {
        List<List<String>> sums = new ArrayList<>();
        for (String sum : List.of("settled", "held", "available", "debt")) {
            sums.add(List.of(sum, Words.plain(answer, sum)));
        }
        if (answer.hasNonNull("lowBalance")) {
            sums.add(List.of("low balance", Words.plain(answer, "lowBalance")));
        }
        if (answer.hasNonNull("budget")) {
            sums.add(List.of("budget", budget(answer.get("budget"))));
        }
        var text = new StringBuilder(Columns.aligned(sums));
        if (answer.get("frozen").asBoolean()) {
            text.append("frozen: nothing new is held\n");
        }
        if (!answer.get("lots").isEmpty()) {
            text.append('\n').append(Columns.aligned(lots(answer.get("lots"))));
        }
        return Told.ok(text.toString());
    }

    private static String budget(JsonNode budget) {
        String until =
                budget.hasNonNull("endsAt") ? " until " + budget.get("endsAt").asString() : "";
        return Words.plain(budget, "credits") + ", of which " + Words.plain(budget, "spent") + " are spent" + until;
    }

    private static List<List<String>> lots(JsonNode lots) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("LOT", "KIND", "REMAINING", "EXPIRES"));
        lots.forEach(lot -> lines.add(List.of(
                Words.plain(lot, "lotId"),
                Words.plain(lot, "kind"),
                Words.plain(lot, "remaining"),
                Words.time(lot, "expiresAt"))));
        return lines;
    }
}
