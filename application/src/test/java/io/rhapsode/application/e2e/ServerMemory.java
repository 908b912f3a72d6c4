package io.rhapsode.application.e2e;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What a running server keeps in memory when everything is thrown away that nobody needs. */
record ServerMemory(long heapBytes, long bufferBytes, long threads) {

    private static final long LIMIT_SECONDS = 60;

    /** Has garbage collected in the process, and asks what is left. */
    static ServerMemory of(ServerProcess server) throws IOException, InterruptedException {
        collect(server.pid());
        collect(server.pid()); // what was only weakly held is gone with the second
        Api api = server.api();
        HttpResponse<String> metrics =
                api.send(api.request("/actuator/prometheus").build());
        return new ServerMemory(
                sum(metrics.body(), "jvm_memory_used_bytes{area=\"heap\""),
                sum(metrics.body(), "jvm_buffer_memory_used_bytes{"),
                sum(metrics.body(), "jvm_threads_live_threads"));
    }

    private static void collect(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!jcmd.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new IllegalStateException("the server does not collect its garbage");
        }
    }

    private static long sum(String metrics, String begin) {
        return (long) metrics.lines()
                .filter(line -> line.startsWith(begin))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
