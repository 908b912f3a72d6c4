package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.api.RhapsodeApi;
import io.rhapsode.application.cli.api.Standing;
import io.rhapsode.application.cli.progress.ProgressDisplay;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.RootCause;
import io.rhapsode.application.cli.terminal.ServerAddress;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.application.server.BuildVersion;
import io.rhapsode.application.server.Home;
import io.rhapsode.application.server.HomeInUseException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the server that answers: the one that is named, the one that uses our home directory, the one where servers usually are; else starts one. */
final class ServerSearch {

    /** How long another process, which has our home directory and does not answer yet, is waited for. */
    private static final Duration START_OF_ANOTHER_LIMIT = Duration.ofSeconds(60);

    private static final Duration START_OF_ANOTHER_PAUSE = Duration.ofMillis(250);

    private final Surroundings surroundings;
    private final ServerOptions options;
    private final URI usual;
    private final Embedding embedding;
    private final ProgressDisplay display;
    private final Path home;

    /** @param usual where a server is if nothing else is known */
    ServerSearch(
            Surroundings surroundings, ServerOptions options, URI usual, Embedding embedding, ProgressDisplay display) {
        this.surroundings = surroundings;
        this.options = options;
        this.usual = usual;
        this.embedding = embedding;
        this.display = display;
        this.home = surroundings.home();
    }

    Contact find() {
        Optional<URI> named = options.server(surroundings);
        if (named.isPresent()) {
            return named(named.get());
        }
        return announced().or(this::whereServersUsuallyAre).orElseGet(this::embedded);
    }

    /** As {@link #find}, when a server of our home directory was lost. */
    Contact findAgain() {
        return announced().orElseGet(this::embedded);
    }

    private Contact named(URI server) {
        RhapsodeApi api = api(server, keyFor(server).orElseThrow(() -> keyNeeded(server)));
        return switch (api.standing()) {
            case ADMITTED -> new Contact(api, false, null);
            case NOT_ADMITTED -> throw keyRefused(server);
            case STRANGER ->
                throw unreachable(
                        "not_a_rhapsode",
                        "What answers at " + server + " is no Rhapsode server.",
                        "Check --server or RHAPSODE_URL.");
            case ABSENT ->
                throw unreachable(
                        "server_unreachable",
                        "No server answers at " + server + ".",
                        "Start one with \"rhapsode serve\", check --server or RHAPSODE_URL, or leave them away to work without one.");
        };
    }

    /** The key of our home directory is shown to servers of this machine only. */
    private Optional<String> keyFor(URI server) {
        Optional<String> given = options.apiKey(surroundings);
        return given.isPresent() || !ServerAddress.isOfThisMachine(server) ? given : Home.apiKey(home);
    }

    private Optional<Contact> announced() {
        Optional<URI> server = Home.urlOfServer(home).map(URI::create);
        Optional<String> key = options.apiKey(surroundings).or(() -> Home.apiKey(home));
        if (server.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        RhapsodeApi api = api(server.get(), key.get());
        Standing standing = api.standing();
        if (standing == Standing.NOT_ADMITTED && options.apiKey(surroundings).isPresent()) {
            throw keyRefused(server.get());
        }
        return standing == Standing.ADMITTED ? Optional.of(new Contact(api, true, null)) : Optional.empty();
    }

    private Optional<Contact> whereServersUsuallyAre() {
        return options.apiKey(surroundings)
                .or(() -> Home.apiKey(home))
                .map(key -> api(usual, key))
                .filter(api -> api.standing() == Standing.ADMITTED)
                .map(api -> new Contact(api, false, null));
    }

    private Contact embedded() {
        Path log = home.resolve("logs").resolve("rhapsode.log");
        display.note("Starting Rhapsode in " + shown(home) + " (log: " + shown(log) + ")");
        try {
            Embedding.Running running = embedding.start(home, log, options.apiKey(surroundings));
            String key = options.apiKey(surroundings)
                    .or(() -> Home.apiKey(home))
                    .orElseThrow(() -> new IOException("it made no API key"));
            return new Contact(api(running.url(), key), true, running);
        } catch (HomeInUseException another) {
            display.note("Another one is starting there; waiting for it.");
            return afterItsStart(another);
        } catch (IOException | RuntimeException failed) {
            throw unreachable(
                    "server_not_started",
                    "The server could not be started: " + RootCause.sentence(failed),
                    "The log says more: " + shown(log));
        }
    }

    /** Two commands at once: the other one's server will do. */
    private Contact afterItsStart(HomeInUseException another) {
        Duration waited = Duration.ZERO;
        while (waited.compareTo(START_OF_ANOTHER_LIMIT) < 0) {
            surroundings.interruption().check();
            Optional<Contact> started = announced();
            if (started.isPresent()) {
                return started.get();
            }
            surroundings.interruption().pause(START_OF_ANOTHER_PAUSE);
            waited = waited.plus(START_OF_ANOTHER_PAUSE);
        }
        throw unreachable("home_in_use", another.getMessage(), null);
    }

    private RhapsodeApi api(URI server, String key) {
        return new RhapsodeApi(server, key, BuildVersion.get());
    }

    private Path shown(Path path) {
        Path here = surroundings.workingDirectory();
        return path.startsWith(here) ? here.relativize(path) : path;
    }

    private static CommandFailure unreachable(String code, @Nullable String sentence, @Nullable String advice) {
        return new CommandFailure(ExitCode.UNREACHABLE, code, String.valueOf(sentence), advice);
    }

    private static CommandFailure keyNeeded(URI server) {
        return CommandFailure.usage(
                "api_key_missing",
                server + " needs an API key, and none is known.",
                "Set RHAPSODE_API_KEY, or give --api-key.");
    }

    private static CommandFailure keyRefused(URI server) {
        return new CommandFailure(
                ExitCode.REFUSED,
                "unauthorized",
                server + " does not take the API key.",
                "Set RHAPSODE_API_KEY to a valid one, or give --api-key.");
    }
}
