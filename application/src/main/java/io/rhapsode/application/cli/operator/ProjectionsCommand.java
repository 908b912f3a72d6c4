package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.OperatorLine.Told;
import io.rhapsode.application.cli.terminal.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The event processors, and the rebuilding of those that are projections. */
@Command(
        name = "projections",
        header = "Shows how far the event processors are, and rebuilds projections.",
        description = {
            "",
            "A projection holds nothing that is not in the log. Rebuilt, it forgets everything, its dead letters too, and reads the log from the beginning. "
                    + "Until it has caught up, what it shows is incomplete. Without a further word the processors are listed.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done; a rebuild has begun",
            "2:wrong usage",
            "3:no server answers",
            "4:the server refused: the key, no such processor, one that cannot be rebuilt, or another server works at it"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rhapsode projections", "  rhapsode projections rebuild generation-projection"})
public final class ProjectionsCommand implements Callable<Integer> {

    private final OperatorLine line;

    @Mixin
    private OperatorOptions options = new OperatorOptions();

    public ProjectionsCommand(OperatorLine line) {
        this.line = line;
    }

    @Override
    public Integer call() {
        return list(options);
    }

    @Command(name = "list", header = "Lists all event processors: a line for each segment.")
    int list(@Mixin OperatorOptions options) {
        return line.ask(options, api -> api.processors(), ProjectionsCommand::table);
    }

    @Command(name = "rebuild", header = "Has a projection forget everything and read the log from the beginning.")
    int rebuild(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "NAME", description = "as the list names it") String name) {
        return line.ask(
                options,
                api -> api.rebuild(name),
                answer -> Told.ok(name + " is being rebuilt; \"rhapsode projections\" says how far it is\n"));
    }

    private static Told table(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PROCESSOR", "REBUILDABLE", "SEGMENT", "STATE", "POSITION", "BEHIND", "DEAD LETTERS"));
        for (JsonNode processor : answer.get("processors")) {
            for (JsonNode segment : processor.get("segments")) {
                rows.add(List.of(
                        Words.plain(processor, "processor"),
                        processor.get("rebuildable").asBoolean() ? "yes" : "no",
                        Words.plain(segment, "segment"),
                        state(processor, segment),
                        Words.plain(segment, "position"),
                        Words.plain(segment, "behind"),
                        Words.plain(processor, "deadLetters")));
            }
        }
        return Told.ok(Columns.aligned(rows));
    }

    private static String state(JsonNode processor, JsonNode segment) {
        if (!segment.get("error").isNull()) {
            return "failing: " + Words.type(segment, "error");
        }
        if (!segment.get("here").asBoolean()) {
            return processor.get("running").asBoolean() ? "elsewhere" : "stopped";
        }
        return segment.get("replaying").asBoolean() ? "rebuilding" : "here";
    }
}
