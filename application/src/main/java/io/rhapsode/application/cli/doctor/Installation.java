package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.running.LocalServer;
import io.rhapsode.application.cli.terminal.Surroundings;
import io.rhapsode.worker.storage.S3Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * What is looked at.
 *
 * @param server the one that runs in the home directory
 * @param status what that server says it is at, where it says so to us
 */
record Installation(
        Surroundings surroundings, Path home, int port, Optional<LocalServer> server, Optional<JsonNode> status) {

    static Installation of(Surroundings surroundings, Path home, int port) {
        Optional<LocalServer> server = LocalServer.of(home);
        return new Installation(
                surroundings, home, port, server, server.flatMap(running -> running.status(surroundings)));
    }

    /** A setting as a server here would read it. */
    Optional<String> variable(String name) {
        return surroundings.variable(name);
    }

    Path path(String given) {
        return surroundings.workingDirectory().resolve(given).normalize();
    }

    Path objects() {
        return variable("RHAPSODE_STORAGE_PATH").map(this::path).orElse(home.resolve("objects"));
    }

    /** Where objects are kept, if not in files. */
    S3Settings bucket() {
        return Binder.get(settings()).bindOrCreate(S3Settings.PREFIX, S3Settings.class);
    }

    /** The settings of the environment, found by the names of Spring's properties as well. */
    StandardEnvironment settings() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new TreeMap<>(surroundings.environment())));
        return environment;
    }
}
