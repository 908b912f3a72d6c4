package io.rhapsode.application.e2e;

import io.rhapsode.application.faults.Moment;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Makes the data that {@link PreviousReleaseIT} goes on with: has an older server die in the middle of several generations. Called by {@code bin/previous-release}. */
final class PreviousRelease {

    private static final Duration LIMIT = Api.PATIENCE;

    /** Where each generation stands, from the last step to the first, as in {@link KilledAtEveryStepIT}. */
    private static final List<Moment> STANDS = List.of(
            new Moment("generation-projection", "GenerationCompleted", 1, false),
            new Moment(Moment.LOG, "AudioMerged", 1, true),
            new Moment(Moment.OBJECT, "audio", 1, true),
            new Moment("generation-process", "ChunkSynthesized", 2, true),
            new Moment(Moment.LOG, "ChunkSynthesized", 1, true),
            new Moment("generation-process", "TextSplit", 1, true),
            new Moment(Moment.LOG, "TextSplit", 1, true),
            new Moment("generation-process", "GenerationRequested", 1, true),
            new Moment(Moment.LOG, "GenerationRequested", 1, true));

    private PreviousRelease() {}

    /** @param arguments the class path of the older server, the directory to work in, and the zip to write */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[1]);
        try (SpeechStub stub = new SpeechStub()) {
            Map<String, String> environment = new LinkedHashMap<>(stub.environment());
            ServerProcess server = ServerProcess.start(Classes.of(arguments[0]), home, environment);
            server.api().awaitOver(server.api().generate(Aftermath.body(Texts.paragraphs(1))), LIMIT);
            for (Moment moment : STANDS) {
                server.kill();
                server.remember("RHAPSODE_FAULT_MOMENT", moment.toString());
                server.restart();
                ask(server, Texts.paragraphs(10 * STANDS.indexOf(moment) + 2, 1));
                Awaitility.await(moment.toString()).atMost(LIMIT).until(server::hasEnded);
            }
            try (var database = Operator.connection(server.home())) {
                new Snapshot(Path.of(arguments[2])).take(database, home);
            }
        }
        String postmaster = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                .getFirst();
        ProcessHandle.of(Long.parseLong(postmaster.strip())).ifPresent(ProcessHandle::destroy);
    }

    private static void ask(ServerProcess server, String text) {
        try {
            server.api().generate(Aftermath.body(text));
        } catch (UncheckedIOException died) {
            System.err.println("no answer, as expected");
        }
    }
}
