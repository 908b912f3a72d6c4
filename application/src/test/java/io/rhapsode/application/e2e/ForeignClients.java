package io.rhapsode.application.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clients that OpenAI and ElevenLabs publish for Node.js, unmodified, as their package lock names them. */
record ForeignClients(Path folder, String url, String key) {

    private static final Path SOURCES = Path.of("src/test/clients");
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
    private static final Duration CALL_LIMIT = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    /** Installs them, unless the same ones are installed already. */
    static synchronized ForeignClients of(Api api, String key) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target/clients").toAbsolutePath());
        Path installed = folder.resolve("installed-lock.json");
        Path lock = SOURCES.resolve("package-lock.json");
        boolean there = Files.exists(installed) && Files.mismatch(installed, lock) == -1;
        try (var sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Files.copy(source, folder.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!there) {
            run(folder, INSTALL_LIMIT, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return new ForeignClients(folder, api.url(), key);
    }

    ForeignClients withKey(String other) {
        return new ForeignClients(folder, url, other);
    }

    /** @param file where sound goes */
    JsonNode openAi(String action, Map<String, ?> parameters, Path file) {
        return call("openai.mjs", action, parameters, file);
    }

    JsonNode openAi(String action, Map<String, ?> parameters) {
        return openAi(action, parameters, folder.resolve("sound"));
    }

    /** @param file where sound goes */
    JsonNode elevenLabs(String action, Map<String, ?> parameters, Path file) {
        return call("elevenlabs.mjs", action, parameters, file);
    }

    JsonNode elevenLabs(String action, Map<String, ?> parameters) {
        return elevenLabs(action, parameters, folder.resolve("sound"));
    }

    private JsonNode call(String script, String action, Map<String, ?> parameters, Path file) {
        try {
            Path request = Files.createTempFile(folder, "request", ".json"); // some are too long for an argument
            try {
                Files.writeString(request, JSON.writeValueAsString(parameters));
                return JSON.readTree(run(
                        folder,
                        CALL_LIMIT,
                        List.of("node", script, url, key, action, request.toString(), file.toString())));
            } finally {
                Files.delete(request);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String run(Path folder, Duration limit, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + limit);
            }
            String said = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " ended with " + process.exitValue() + ": " + said);
            }
            return said;
        } finally {
            Files.delete(output);
        }
    }
}
