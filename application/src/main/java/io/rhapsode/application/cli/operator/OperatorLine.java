package io.rhapsode.application.cli.operator;

import io.rhapsode.application.cli.api.Explanation;
import io.rhapsode.application.cli.api.OperatorApi;
import io.rhapsode.application.cli.api.RefusedException;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.FailureReport;
import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.application.cli.terminal.ServerAddress;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.application.server.BuildVersion;
import io.rhapsode.application.server.Home;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The operator's way to the running server: one question, one answer. Where no server runs none is started, for it would have other things to do. */
public final class OperatorLine {

    private final Surroundings surroundings;
    private final URI usualServer;

    /** @param usualServer where a server is if nothing else is known */
    public OperatorLine(Surroundings surroundings, URI usualServer) {
        this.surroundings = surroundings;
        this.usualServer = usualServer;
    }

    /** What the server is asked. */
    interface Question {
        JsonNode ask(OperatorApi api) throws IOException;
    }

    /**
     * What is said about an answer.
     *
     * @param text with its line breaks
     */
    record Told(String text, ExitCode exit) {

        static Told ok(String text) {
            return new Told(text, ExitCode.OK);
        }
    }

    /** Asks, shows the answer, and returns how the command ends. */
    int ask(OperatorOptions options, Question question, Function<JsonNode, Told> telling) {
        try {
            JsonNode answer = answer(options, question);
            Told told = telling.apply(answer);
            surroundings.out().print(options.json ? answer + "\n" : told.text());
            return told.exit().status();
        } catch (CommandFailure failure) {
            if (options.json) {
                surroundings.out().println(FailureReport.json(failure));
            }
            throw failure;
        }
    }

    private JsonNode answer(OperatorOptions options, Question question) {
        URI server = options.server(surroundings)
                .or(() -> Home.urlOfServer(surroundings.home()).map(URI::create))
                .orElse(usualServer);
        try {
            return question.ask(admitted(server, key(options, server)));
        } catch (RefusedException refused) {
            throw Explanation.of(refused.problem());
        } catch (IOException lost) {
            throw unreachable(
                    "server_unreachable",
                    "The server at " + server + " did not answer: " + RootCause.sentence(lost),
                    "It may have done it all the same; look with the command's list.");
        }
    }

    /** The key of our home directory is shown to servers of this machine only. */
    private String key(OperatorOptions options, URI server) {
        Optional<String> given = options.key(surroundings);
        return given.or(() -> ServerAddress.isOfThisMachine(server)
                        ? Home.operatorKey(surroundings.home())
                        : Optional.empty())
                .orElseThrow(
                        () -> CommandFailure.usage(
                                "operator_key_missing",
                                server + " needs the operator's key, and none is known.",
                                "Set RHAPSODE_OPERATOR_KEY, give --operator-key, or name the server's home with RHAPSODE_HOME."));
    }

    private static OperatorApi admitted(URI server, String key) {
        OperatorApi api = new OperatorApi(server, key, BuildVersion.get());
        return switch (api.standing()) {
            case ADMITTED -> api;
            case NOT_ADMITTED ->
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        "unauthorized",
                        server + " does not take the key for its operator's.",
                        "An API key is not enough: it is in the file operator-key of the server's home, or what RHAPSODE_OPERATOR_KEY was there.");
            case STRANGER ->
                throw unreachable(
                        "not_a_rhapsode",
                        "What answers at " + server + " is no Rhapsode server.",
                        "Check --server or RHAPSODE_URL.");
            case ABSENT ->
                throw unreachable(
                        "server_unreachable",
                        "No server answers at " + server + ".",
                        "Start one with \"rhapsode serve\", or check --server, RHAPSODE_URL or RHAPSODE_HOME.");
        };
    }

    private static CommandFailure unreachable(String code, String sentence, String advice) {
        return new CommandFailure(ExitCode.UNREACHABLE, code, sentence, advice);
    }
}
