package io.rhapsode.worker.audio;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The ffmpeg that comes with the program, for a machine that has none. It is unpacked by hand: the library's own loader would also load ffmpeg's libraries into this process.
 */
final class BundledFfmpeg {

    private static final String FOLDER = "org/bytedeco/ffmpeg/linux-x86_64/";
    private static final List<String> PROGRAMS = List.of("ffmpeg", "ffprobe");
    /** Only the programs' own libraries; the others serve Java programs. */
    private static final String JAVA_BINDING = "libjni";

    private BundledFfmpeg() {}

    static boolean isThere() {
        return BundledFfmpeg.class.getClassLoader().getResource(FOLDER + PROGRAMS.getFirst()) != null;
    }

    /** The directory of the programs, empty where the build is not among the program's jars. */
    static Optional<Path> unpackedInto(Path cache) throws IOException {
        URL program = BundledFfmpeg.class.getClassLoader().getResource(FOLDER + PROGRAMS.getFirst());
        if (program == null || !(program.openConnection() instanceof JarURLConnection inJar)) {
            return Optional.empty();
        }
        JarFile jar = inJar.getJarFile();
        JarEntry entry = inJar.getJarEntry();
        Path directory = cache.resolve("ffmpeg-" + Long.toHexString(entry.getCrc()));
        if (!Files.isDirectory(directory)) {
            unpack(jar, cache, directory);
        }
        return Optional.of(directory);
    }

    /** Unpacks beside and renames, so that a half-unpacked build is never run and two processes may do this at once. */
    private static void unpack(JarFile jar, Path cache, Path directory) throws IOException {
        Files.createDirectories(cache);
        Path beside = Files.createTempDirectory(cache, "unpacking");
        for (JarEntry entry : jar.stream().filter(BundledFfmpeg::needed).toList()) {
            Path file = beside.resolve(entry.getName().substring(FOLDER.length()));
            try (InputStream content = jar.getInputStream(entry)) {
                Files.copy(content, file);
            }
        }
        for (String program : PROGRAMS) {
            if (!beside.resolve(program).toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
        }
        try {
            Files.move(beside, directory);
        } catch (FileAlreadyExistsException e) {
            remove(beside); // another process was quicker
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static boolean needed(JarEntry entry) {
        String name = entry.getName();
        return name.startsWith(FOLDER)
                && name.indexOf('/', FOLDER.length()) < 0
                && !entry.isDirectory()
                && !name.startsWith(FOLDER + JAVA_BINDING);
    }
}
