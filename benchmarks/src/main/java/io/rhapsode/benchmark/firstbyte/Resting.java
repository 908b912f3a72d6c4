package io.rhapsode.benchmark.firstbyte;

import io.rhapsode.benchmark.measure.Memory;
import io.rhapsode.benchmark.server.InstalledServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server holds that has nothing to do, in megabytes.
 *
 * @param resident of its process
 * @param heap of it, after a collection
 * @param postgres of PostgreSQL's processes, what they share counted once
 */
record Resting(double resident, double heap, double postgres) {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final double KILOBYTES = 1024;

    static Resting of(InstalledServer server) throws IOException, InterruptedException {
        double resident = Memory.resident(server.pid());
        jcmd(server, "GC.run");
        Matcher heap = USED.matcher(jcmd(server, "GC.heap_info"));
        if (!heap.find()) {
            throw new IllegalStateException("jcmd does not tell the heap");
        }
        ProcessHandle postmaster = server.postmaster();
        double postgres = Stream.concat(Stream.of(postmaster), postmaster.children())
                .mapToDouble(Memory::share)
                .sum();
        return new Resting(resident, Long.parseLong(heap.group(1)) / KILOBYTES, postgres);
    }

    private static String jcmd(InstalledServer server, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(server.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }
}
