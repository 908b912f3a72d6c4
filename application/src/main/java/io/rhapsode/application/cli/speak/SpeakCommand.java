package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.api.Estimate;
import io.rhapsode.application.cli.api.Generation;
import io.rhapsode.application.cli.api.SpeechRequest;
import io.rhapsode.application.cli.progress.ProgressDisplay;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.FailureReport;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.events.speech.AudioFormat;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Speaks a text into a file. */
@Command(
        name = "speak",
        header = "Speaks a text into one well-mastered audio file.",
        description = {
            "",
            "The text is plain text in UTF-8, a sentence or a whole book. If the connection is lost the command goes on as soon as the server "
                    + "is back; run again after a crash, it goes on with what was begun. Ctrl-C cancels; what was spoken until then is charged.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the audio is written, or the estimate told",
            "1:the generation failed, or its audio could not be written",
            "2:wrong usage: an option, a text that cannot be read or spoken, a file in the way",
            "3:no server could be reached or started, or it was lost for too long",
            "4:the server refused: the key, the credits, the voice, the language",
            "130:cancelled, by Ctrl-C or a signal"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rhapsode speak tale.txt                       writes tale.mp3",
            "  rhapsode speak tale.txt -o audio/tale.flac    another place, another format",
            "  rhapsode speak tale.txt --estimate            what it would cost and take",
            "  rhapsode speak brief.txt --language de --voice local:de --speed 1.1",
            "  echo 'Hello there.' | rhapsode speak -o hello.wav",
            "  rhapsode speak tale.txt --quiet -o - | mpv -  to listen when it is ready"
        })
public final class SpeakCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Embedding embedding;
    private final URI usualServer;
    private final Patience patience;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "the text; - or nothing for standard input")
    private @Nullable String file;

    @Option(names = "--estimate", description = "tell what it would cost and take, and speak nothing")
    private boolean estimate;

    @ArgGroup(validate = false, heading = "%nHow it is spoken%n", order = 1)
    private SpeechOptions speech = new SpeechOptions();

    @ArgGroup(validate = false, heading = "%nWhere it goes%n", order = 2)
    private OutputOptions output = new OutputOptions();

    @ArgGroup(validate = false, heading = "%nWho does it%n", order = 3)
    private ServerOptions server = new ServerOptions();

    /**
     * @param embedding starts a server where none is found
     * @param usualServer where a server is if nothing else is known
     */
    public SpeakCommand(Surroundings surroundings, Embedding embedding, URI usualServer, Patience patience) {
        this.surroundings = surroundings;
        this.embedding = embedding;
        this.usualServer = usualServer;
        this.patience = patience;
    }

    @Override
    public Integer call() {
        try {
            if (estimate) {
                tellEstimate();
            } else {
                speak();
            }
            return ExitCode.OK.status();
        } catch (CommandFailure failure) {
            if (output.json) {
                surroundings.out().println(FailureReport.json(failure));
            }
            throw failure;
        }
    }

    private void tellEstimate() {
        Manuscript manuscript = Manuscript.read(file, surroundings);
        SpeechRequest request =
                speech.request(manuscript, Optional.ofNullable(output.format).orElse(AudioFormat.MP3));
        try (ProgressDisplay display = display();
                Connection connection = connect(display)) {
            JsonNode answer = connection.ask(api -> api.estimate(request));
            surroundings
                    .out()
                    .print(
                            output.json
                                    ? Report.json(answer) + "\n"
                                    : Report.table(connection.api().read(answer, Estimate.class)));
        }
    }

    private void speak() {
        Manuscript manuscript = Manuscript.read(file, surroundings);
        Target target = Target.of(output.file, output.format, output.force, manuscript, surroundings);
        if (target.file() == null && output.json) {
            throw CommandFailure.usage(
                    "output_is_result", "Standard output cannot hold both audio and JSON.", "Name a file with -o.");
        }
        SpeechRequest request = speech.request(manuscript, target.format());
        try (ProgressDisplay display = display();
                Connection connection = connect(display)) {
            JsonNode result = deliver(request, target, connection, display);
            display.close();
            tell(
                    target,
                    result,
                    connection.api().read(result, Generation.class)); // before a server of ours takes its time to stop
        }
    }

    private JsonNode deliver(SpeechRequest request, Target target, Connection connection, ProgressDisplay display) {
        UnfinishedWork.Ticket ticket = new UnfinishedWork(surroundings.home())
                .take(connection.server(), connection.api().written(request));
        try {
            JsonNode result =
                    new Recital(connection, patience, surroundings.interruption(), display).perform(request, ticket);
            Generation generation = connection.api().read(result, Generation.class);
            fetch(generation, target, connection);
            ticket.tear();
            return generation.isPaidByItsDownload()
                    ? connection.ask(api -> api.generation(generation.generationId()))
                    : result;
        } catch (CommandFailure failure) {
            ticket.settle(failure);
            throw failure;
        }
    }

    private void fetch(Generation generation, Target target, Connection connection) {
        Generation.Audio audio = generation.audio();
        if (audio == null) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "audio_missing",
                    "The server says that it is finished, and has no audio (generation " + generation.generationId()
                            + ").");
        }
        try (AudioFile place = AudioFile.open(target, surroundings.out())) {
            new Download(connection, patience.silence(), surroundings.interruption(), place.out())
                    .fetch(generation.generationId(), audio.bytes());
            place.complete();
        }
    }

    private void tell(Target target, JsonNode result, Generation generation) {
        Path written = target.file();
        if (output.json) {
            surroundings.out().println(Report.json(written, result));
        } else if (!output.quiet) {
            PrintStream stream = written == null ? surroundings.err() : surroundings.out();
            stream.println(Report.line(written == null ? "standard output" : shown(written), generation));
        }
    }

    private String shown(Path path) {
        Path here = surroundings.workingDirectory();
        return (path.startsWith(here) ? here.relativize(path) : path).toString();
    }

    private ProgressDisplay display() {
        return ProgressDisplay.of(surroundings, output.quiet, InstantSource.system());
    }

    private Connection connect(ProgressDisplay display) {
        ServerSearch search = new ServerSearch(surroundings, server, usualServer, embedding, display);
        return new Connection(search, patience, surroundings.interruption(), display);
    }
}
