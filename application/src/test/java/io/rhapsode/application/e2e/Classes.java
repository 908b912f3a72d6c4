package io.rhapsode.application.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.springframework.util.FileSystemUtils;

/**
 * The classes that a server process is made of, as options of its JVM.
 *
 * @param options with the class path last
 */
record Classes(List<String> options) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    static Classes of(String path) {
        return new Classes(List.of("-cp", path));
    }

    /**
     * The server as it was built, and the tests beside it: in jars, and with an AOT cache that a first server leaves behind, which has spoken once. Each start then takes half
     * the work, and so does what follows.
     */
    static Classes ofThisTest() {
        return WarmedUp.CLASSES;
    }

    private static final class WarmedUp {
        private static final Classes CLASSES = in(Path.of("target", "warmed-up").toAbsolutePath());

        private static Classes in(Path directory) {
            try {
                FileSystemUtils.deleteRecursively(directory);
                Files.createDirectories(directory);
                List<String> path = List.of("-cp", inJars(directory));
                Path cache = directory.resolve("classes.aot");
                speakOnce(with("-XX:AOTCacheOutput=" + cache, path), directory.resolve("home"));
                return with("-XX:AOTCache=" + cache, path);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static void speakOnce(Classes recorded, Path home) throws IOException {
        try (SpeechStub stub = new SpeechStub();
                ServerProcess server = ServerProcess.start(recorded, home, stub.environment())) {
            Api api = server.api();
            Map<String, Object> body = Aftermath.body("Once is enough to learn it.");
            body.put("routing", Map.of("preferredProvider", "stub"));
            api.awaitOver(api.generate(body), LIMIT);
            // The JVM writes the cache when the server has stopped, which takes long where others work.
            server.stop(LIMIT);
        }
    }

    private static String inJars(Path directory) {
        List<String> jars = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            jars.add(Files.isDirectory(Path.of(part)) ? packed(part, directory.resolve(jars.size() + ".jar")) : part);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static String packed(String classes, Path jar) {
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--no-compress", "--file", jar.toString(), "-C", classes, ".");
        if (status != 0) {
            throw new IllegalStateException("jar: " + status);
        }
        return jar.toString();
    }

    private static Classes with(String option, List<String> path) {
        List<String> options = new ArrayList<>(path);
        options.addFirst(option);
        return new Classes(options);
    }
}
