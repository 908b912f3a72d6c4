package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.Listing.Column;
import io.rhapsode.application.cli.operator.OperatorLine.Told;
import io.rhapsode.application.cli.terminal.Columns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What an operator asks about the speech providers. */
@Command(
        name = "providers",
        header = "Tells which models of the speech providers end, and whom that touches.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "2:wrong usage", "3:no server answers", "4:the server refused: the key"},
        footerHeading = "%nExamples:%n",
        footer = {"  rhapsode providers sunsets", "  rhapsode providers sunsets --json"})
public final class ProvidersCommand implements Runnable {

    private static final Listing TOUCHED = new Listing(
            "touched",
            "Nothing was spoken with them in the last thirty days.",
            List.of(
                    new Column("PROVIDER", "provider", Words::plain),
                    new Column("MODEL", "model", Words::plain),
                    new Column("VOICE", "voiceId", Words::plain),
                    new Column("TENANT", "tenantId", Words::plain),
                    new Column("PROJECT", "projectId", Words::plain),
                    new Column("GENERATIONS", "generations", Words::plain),
                    new Column("LAST", "lastAt", Words::time)));

    private final OperatorLine line;

    @Spec
    private @Nullable CommandSpec spec;

    public ProvidersCommand(OperatorLine line) {
        this.line = line;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
        }
    }

    @Command(
            name = "sunsets",
            header = "Lists the models that ended or end within thirty days, and what was spoken with them of late.")
    int sunsets(@Mixin OperatorOptions options) {
        return line.ask(options, api -> api.sunsets(), ProvidersCommand::told);
    }

    private static Told told(JsonNode answer) {
        JsonNode models = answer.get("models");
        if (models.isEmpty()) {
            return Told.ok("No model ends within thirty days.\n");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PROVIDER", "MODEL", "SERVED"));
        models.forEach(model -> rows.add(List.of(
                Words.plain(model, "provider"),
                Words.plain(model, "model"),
                (model.get("ended").asBoolean() ? "not since " : "until ") + Words.plain(model, "sunset"))));
        return Told.ok(Columns.aligned(rows) + "\n" + TOUCHED.of(answer).text());
    }
}
