package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.operator.Listing.Column;
import io.rhapsode.application.cli.operator.OperatorLine.Told;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Events that a projection could not take. */
@Command(
        name = "dead-letters",
        header = "Shows the events that projections could not take, retries and discards them.",
        description = {
            "",
            "An event that a projection cannot take waits, and with it what follows of the same generation or account. Everything else goes on. "
                    + "Without a further word they are listed.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:a retry failed: what failed waits on",
            "2:wrong usage",
            "3:no server answers",
            "4:the server refused: the key, or there is nothing of that name"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rhapsode dead-letters",
            "  rhapsode dead-letters retry generation-projection --all",
            "  rhapsode dead-letters retry generation-projection gen_01j9…",
            "  rhapsode dead-letters discard generation-projection gen_01j9…"
        })
public final class DeadLettersCommand implements Callable<Integer> {

    private static final Listing LISTING = new Listing(
            "sequences",
            "There are no dead letters.",
            List.of(
                    new Column("PROCESSOR", "processor", Words::plain),
                    new Column("SEQUENCE", "sequence", Words::plain),
                    new Column("EVENTS", "events", Words::plain),
                    new Column("FAILED AT", "eventType", Words::type),
                    new Column("CAUSE", "cause", Words::type),
                    new Column("ATTEMPTS", "attempts", Words::plain),
                    new Column("SINCE", "enqueuedAt", Words::time)));

    private final OperatorLine line;

    @Mixin
    private OperatorOptions options = new OperatorOptions();

    public DeadLettersCommand(OperatorLine line) {
        this.line = line;
    }

    @Override
    public Integer call() {
        return list(options);
    }

    @Command(name = "list", header = "Lists them: a line for each sequence, with the event that failed.")
    int list(@Mixin OperatorOptions options) {
        return line.ask(options, api -> api.deadLetters(), LISTING::of);
    }

    @Command(
            name = "retry",
            header = "Applies them once more, each sequence from its first event up to the first that fails.")
    int retry(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "PROCESSOR", description = "as the list names it") String processor,
            @Parameters(arity = "0..1", paramLabel = "SEQUENCE", description = "as the list names it") @Nullable
                    String sequence,
            @Option(names = "--all", description = "all sequences of the processor") boolean all) {
        if (all == (sequence != null)) {
            throw CommandFailure.usage(
                    "sequence_missing", "It is not clear what to retry.", "Name a sequence, or say --all.");
        }
        return line.ask(
                options,
                api -> sequence == null ? api.retryDeadLetters(processor) : api.retryDeadLetters(processor, sequence),
                DeadLettersCommand::retried);
    }

    @Command(
            name = "discard",
            header =
                    "Throws a sequence away. What is shown of its generation stays as it is, until the projection is rebuilt.")
    int discard(
            @Mixin OperatorOptions options,
            @Parameters(paramLabel = "PROCESSOR", description = "as the list names it") String processor,
            @Parameters(paramLabel = "SEQUENCE", description = "as the list names it") String sequence) {
        return line.ask(
                options,
                api -> api.discardDeadLetters(processor, sequence),
                answer -> Told.ok(Words.counted(answer.get("events").asLong(), "event", "events") + " discarded\n"));
    }

    private static Told retried(JsonNode answer) {
        long handled = answer.get("handled").asLong();
        long failed = answer.get("failed").asLong();
        String text = Words.counted(handled, "sequence", "sequences") + " applied, " + failed + " failed\n";
        return new Told(text, failed > 0 ? ExitCode.FAILED : ExitCode.OK);
    }
}
