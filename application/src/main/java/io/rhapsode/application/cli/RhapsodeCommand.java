package io.rhapsode.application.cli;

import io.rhapsode.application.cli.doctor.DoctorCommand;
import io.rhapsode.application.cli.operator.AuditCommand;
import io.rhapsode.application.cli.operator.CreditsCommand;
import io.rhapsode.application.cli.operator.DeadLettersCommand;
import io.rhapsode.application.cli.operator.OperatorLine;
import io.rhapsode.application.cli.operator.ProjectionsCommand;
import io.rhapsode.application.cli.operator.ProvidersCommand;
import io.rhapsode.application.cli.operator.QuarantineCommand;
import io.rhapsode.application.cli.operator.RetentionCommand;
import io.rhapsode.application.cli.running.StatusCommand;
import io.rhapsode.application.cli.running.StopCommand;
import io.rhapsode.application.cli.speak.EmbeddedServer;
import io.rhapsode.application.cli.speak.Embedding;
import io.rhapsode.application.cli.speak.Patience;
import io.rhapsode.application.cli.speak.SpeakCommand;
import io.rhapsode.application.cli.terminal.Screen.Stream;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.application.server.BuildVersion;
import io.rhapsode.events.credit.AdjustmentReason;
import io.rhapsode.events.credit.FreezeReason;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.RefundReason;
import io.rhapsode.events.generation.Charging;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.Strategy;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code rhapsode} itself, and how its parts are put together. */
@Command(
        name = "rhapsode",
        header =
                "Turns text into finished speech: a sentence or a whole book goes in, one well-mastered audio file comes out.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = RhapsodeCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rhapsode speak tale.txt             writes tale.mp3",
            "  rhapsode serve --port 8080          offers the same to other programs, over HTTP",
            "  rhapsode doctor                     looks whether everything a server needs is there",
            "  rhapsode speak --help               everything about speaking"
        })
public final class RhapsodeCommand implements Runnable {

    private static final URI USUAL_SERVER = URI.create("http://127.0.0.1:8080");
    private static final int NARROWEST_HELP = 60;
    private static final int WIDEST_HELP = 110;

    @Spec
    private @Nullable CommandSpec spec;

    private RhapsodeCommand() {}

    /** Runs one command as this process, and ends it. */
    public static void main(String... arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        ProcessRun.of(
                surroundings.interruption(),
                () -> execute(surroundings, EmbeddedServer::start, USUAL_SERVER, Patience.USUAL, arguments));
    }

    /** Runs one command and returns its status, one of {@link io.rhapsode.application.cli.terminal.ExitCode}. */
    static int execute(
            Surroundings surroundings, Embedding embedding, URI usualServer, Patience patience, String... arguments) {
        OperatorLine operator = new OperatorLine(surroundings, usualServer);
        CommandLine commands = new CommandLine(new RhapsodeCommand())
                .addSubcommand(new SpeakCommand(surroundings, embedding, usualServer, patience))
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(new StopCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new DeadLettersCommand(operator))
                .addSubcommand(new QuarantineCommand(operator))
                .addSubcommand(new ProjectionsCommand(operator))
                .addSubcommand(new ProvidersCommand(operator))
                .addSubcommand(new CreditsCommand(operator))
                .addSubcommand(new AuditCommand(operator))
                .addSubcommand(new RetentionCommand(operator))
                .addSubcommand(new CompletionCommand(surroundings))
                .registerConverter(CompletionCommand.ShellName.class, oneOf(CompletionCommand.ShellName.values()))
                .registerConverter(Strategy.class, oneOf(Strategy.values()))
                .registerConverter(AudioFormat.class, oneOf(AudioFormat.values()))
                .registerConverter(GrantReason.class, oneOf(GrantReason.values()))
                .registerConverter(AdjustmentReason.class, oneOf(AdjustmentReason.values()))
                .registerConverter(RefundReason.class, oneOf(RefundReason.values()))
                .registerConverter(FreezeReason.class, oneOf(FreezeReason.values()))
                .registerConverter(LotKind.class, oneOf(LotKind.values()))
                .registerConverter(Charging.class, oneOf(Charging.values()))
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(surroundings)))
                .setUsageHelpWidth(Math.clamp(surroundings.screen().columns(), NARROWEST_HELP, WIDEST_HELP))
                .setParameterExceptionHandler(Failures::wrongCall)
                .setExecutionExceptionHandler(new Failures(surroundings));
        return commands.execute(arguments);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static Ansi ansi(Surroundings surroundings) {
        boolean plain = surroundings.variable("NO_COLOR").isPresent();
        return surroundings.screen().isTerminal(Stream.OUT) && !plain ? Ansi.ON : Ansi.OFF;
    }

    private static <E extends Enum<E>> ITypeConverter<E> oneOf(E[] values) {
        return word -> Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(word.strip().replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of "
                        + Arrays.stream(values)
                                .map(value ->
                                        value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
        }
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rhapsode " + BuildVersion.get()};
        }
    }
}
