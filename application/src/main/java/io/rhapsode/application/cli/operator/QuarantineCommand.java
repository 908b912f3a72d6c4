package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.Listing.Column;
import io.rhapsode.application.cli.operator.OperatorLine.Told;
import io.rhapsode.application.cli.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Events that a process could not handle and passed over. */
@Command(
        name = "quarantine",
        header = "Shows the events that processes passed over, retries and discards them.",
        description = {
            "",
            "An event that a process cannot handle is passed over, and its generation is failed. Without a further word they are listed.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:a retry failed: the event stays",
            "2:wrong usage",
            "3:no server answers",
            "4:the server refused: the key, there is no such event, or its generation is over and a retry too late"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rhapsode quarantine",
            "  rhapsode quarantine retry erasure 3f2b9c1e-…",
            "  rhapsode quarantine discard generation-process 3f2b9c1e-…"
        })
public final class QuarantineCommand implements Callable<Integer> {

    private static final Listing LISTING = new Listing(
            "events",
            "Nothing is in quarantine.",
            List.of(
                    new Column("PROCESSOR", "processor", Words::plain),
                    new Column("EVENT", "eventId", Words::plain),
                    new Column("TYPE", "eventType", Words::type),
                    new Column("GENERATION", "generationId", Words::plain),
                    new Column("CAUSE", "cause", Words::type),
                    new Column("ATTEMPTS", "attempts", Words::plain),
                    new Column("SINCE", "quarantinedAt", Words::time)));

    private final OperatorLine line;

    @Mixin
    private OperatorOptions options = new OperatorOptions();

    public QuarantineCommand(OperatorLine line) {
        this.line = line;
    }

    @Override
    public Integer call() {
        return list(options);
    }

    @Command(name = "list", header = "Lists them, the latest first. With --json, with the places in the code.")
    int list(@Mixin OperatorOptions options) {
        return line.ask(options, api -> api.quarantine(), LISTING::of);
    }

    @Command(name = "retry", header = "Has an event handled once more, unless its generation is over behind it.")
    int retry(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "PROCESSOR", description = "as the list names it") String processor,
            @Parameters(paramLabel = "EVENT", description = "as the list names it") String event) {
        return line.ask(options, api -> api.retryQuarantined(processor, event), QuarantineCommand::retried);
    }

    @Command(name = "discard", header = "Forgets an event.")
    int discard(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "PROCESSOR", description = "as the list names it") String processor,
            @Parameters(paramLabel = "EVENT", description = "as the list names it") String event) {
        return line.ask(
                options, api -> api.discardQuarantined(processor, event), answer -> Told.ok("1 event discarded\n"));
    }

    private static Told retried(JsonNode answer) {
        return answer.get("handled").asBoolean()
                ? Told.ok("handled\n")
                : new Told("It failed once more: " + Words.plain(answer, "cause") + "\n", ExitCode.FAILED);
    }
}
