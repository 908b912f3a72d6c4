package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.OperatorLine.Told;
import io.rhapsode.application.cli.terminal.Columns;
import io.rhapsode.application.cli.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Proves the books. */
@Command(
        name = "audit",
        header = "Proves from the log that every credit is where it should be.",
        description = {
            "",
            "Has the server read every event of every credit account from the beginning, add up each account of the ledger, and compare that with what it shows. "
                    + "The sum over all accounts must be zero. Changes nothing, and can be run at any time.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the books are right",
            "1:something in them is not, and what",
            "2:wrong usage",
            "3:no server answers",
            "4:the server refused the key"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rhapsode audit", "  rhapsode audit --json"})
public final class AuditCommand implements Callable<Integer> {

    private final OperatorLine line;

    @Mixin
    private OperatorOptions options = new OperatorOptions();

    public AuditCommand(OperatorLine line) {
        this.line = line;
    }

    @Override
    public Integer call() {
        return line.ask(options, api -> api.audit(), AuditCommand::told);
    }

    private static Told told(JsonNode answer) {
        JsonNode report = answer.get("report");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ACCOUNT", "CREDITS"));
        for (Map.Entry<String, JsonNode> total : report.get("totals").properties()) {
            rows.add(List.of(total.getKey(), total.getValue().asString()));
        }
        rows.add(List.of("sum", Words.plain(report, "sum")));
        var text = new StringBuilder(Columns.aligned(rows));
        text.append(report.get("movements").asString())
                .append(" movements of ")
                .append(report.get("accounts").asString())
                .append(" accounts read in ")
                .append(report.get("millis").asString())
                .append(" ms\n");
        for (String found : List.of("faults", "differences")) {
            for (JsonNode finding : report.get(found)) {
                text.append(Words.plain(finding, "account"))
                        .append(": ")
                        .append(Words.plain(finding, "what"))
                        .append('\n');
            }
        }
        boolean proven = answer.get("proven").asBoolean();
        text.append(proven ? "The books are right.\n" : "The books are NOT right.\n");
        return new Told(text.toString(), proven ? ExitCode.OK : ExitCode.FAILED);
    }
}
