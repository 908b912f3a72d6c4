package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.OperatorLine.Told;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** How long a tenant keeps what it had made. */
@Command(
        name = "retention",
        header = "Shows or says how long a tenant keeps text and audio of what is over.",
        description = {
            "",
            "Without an option it shows. It counts from the end of a generation and holds for what is there already: what is older is erased with the next sweep, for good.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "2:wrong usage",
            "3:no server answers",
            "4:the server refused: the key, the number of days, or there is no such tenant"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rhapsode retention ten_first",
            "  rhapsode retention ten_first --days 90",
            "  rhapsode retention ten_first --until-erased"
        })
public final class RetentionCommand implements Callable<Integer> {

    private final OperatorLine line;

    @Mixin
    private OperatorOptions options = new OperatorOptions();

    @Parameters(paramLabel = "TENANT", description = "the tenant, ten_…")
    private String tenant = "";

    @ArgGroup
    private @Nullable Choice choice;

    /** One of them. */
    static final class Choice {

        @Option(names = "--days", paramLabel = "N", description = "from 1 to 36500")
        @Nullable
        Integer days;

        @Option(names = "--until-erased", description = "keep everything until somebody erases it")
        boolean untilErased;
    }

    public RetentionCommand(OperatorLine line) {
        this.line = line;
    }

    @Override
    public Integer call() {
        Choice chosen = choice;
        return line.ask(
                options,
                api -> chosen == null ? api.retention(tenant) : api.retain(tenant, chosen.days),
                answer -> Told.ok(tenant + " keeps what it had made " + kept(answer.get("days")) + "\n"));
    }

    private static String kept(JsonNode days) {
        return days.isNull() ? "until it is erased" : "for " + Words.counted(days.asLong(), "day", "days");
    }
}
