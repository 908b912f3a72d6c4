package io.rhapsode.application.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a server process is made of, as options of its JVM.
 *
 * @param options with the class path last
 */
record Classes(List<String> options) {

    private static @Nullable Classes ofThisTest;

    /**
     * The server as it was built, and the tests beside it: in jars, and with an AOT cache that a first server leaves behind, for all tests of this process. Each start then takes
     * half the work.
     */
    static synchronized Classes ofThisTest() throws IOException {
        Classes warm = ofThisTest;
        if (warm == null) {
            warm = warmedUp(
                    Files.createTempDirectory(Path.of("target"), "classes-").toAbsolutePath());
            ofThisTest = warm;
        }
        return warm;
    }

    static Classes of(String path) {
        return new Classes(List.of("-cp", path));
    }

    static Classes warmedUp(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<String> jars = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            jars.add(Files.isDirectory(Path.of(part)) ? packed(part, directory.resolve(jars.size() + ".jar")) : part);
        }
        List<String> path = List.of("-cp", String.join(File.pathSeparator, jars));
        Path cache = directory.resolve("classes.aot");
        ServerProcess.start(with("-XX:AOTCacheOutput=" + cache, path), directory.resolve("home"), Map.of())
                .close();
        return with("-XX:AOTCache=" + cache, path);
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
