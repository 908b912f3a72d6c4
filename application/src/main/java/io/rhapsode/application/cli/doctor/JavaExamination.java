package io.rhapsode.application.cli.doctor;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Java that runs this command, which is the one that would run a server, and its cache of what a start needs. */
final class JavaExamination implements Examination {

    private static final int NEEDED = 25;
    private static final String CACHE = "-XX:AOTCache=";
    private static final String CACHE_ADVICE =
            "Starts take twice as long without. bin/rhapsode records one by itself; elsewhere: bin/warm JAR DIRECTORY.";

    @Override
    public List<Finding> look() {
        Runtime.Version version = Runtime.version();
        String words = version + ", " + System.getProperty("java.vendor", "of an unknown maker") + ", "
                + System.getProperty("java.home");
        Finding java = version.feature() < NEEDED
                ? Finding.fail("java", words, "Install a JDK " + NEEDED + " and let JAVA_HOME say where.")
                : Finding.ok("java", words);
        return List.of(java, cache());
    }

    private static Finding cache() {
        Optional<Path> named = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(CACHE))
                .map(argument -> Path.of(argument.substring(CACHE.length())))
                .findFirst();
        if (named.isEmpty()) {
            return Finding.warn("AOT cache", "this program runs without one", CACHE_ADVICE);
        }
        return Files.isReadable(named.get())
                ? Finding.ok("AOT cache", named.get().toString())
                : Finding.warn("AOT cache", named.get() + " is not there", CACHE_ADVICE);
    }
}
