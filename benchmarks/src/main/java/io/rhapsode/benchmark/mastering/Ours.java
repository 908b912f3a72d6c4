package io.rhapsode.benchmark.mastering;

import io.rhapsode.benchmark.http.EventStream;
import io.rhapsode.benchmark.http.KeptAlive;
import io.rhapsode.benchmark.measure.Memory;
import io.rhapsode.benchmark.measure.Resources;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.events.generation.GenerationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.management.ListenerNotFoundException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server, asked as a client asks it. */
final class Ours {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GENERATIONS = "/api/v1/generations";

    /** As near as the loudness of a whole file has to be to what it claims, in LU. */
    private static final double LOUDNESS_TOLERANCE = 0.2;

    private final ScratchServer server;
    private final Resources resources;
    private final Format format;
    private final Samples samples;

    Ours(ScratchServer server, Resources resources, Format format) {
        this.server = server;
        this.resources = resources;
        this.format = format;
        this.samples = new Samples(server);
    }

    /** A text made into a file, what is in that, and the memory that it took. */
    record Mastered(Work work, Heard heard, Memory.Peak peak) {}

    Mastered master(List<String> paragraphs) throws IOException, InterruptedException, ListenerNotFoundException {
        String body = JSON.writeValueAsString(
                Map.of("text", String.join("\n\n", paragraphs), "audio", format.audio(), "voiceId", "local:en-us"));
        Memory.heapMegabytes();
        try (KeptAlive connection = server.connect();
                Memory memory = Memory.watch()) {
            Resources.Processors before = resources.processors();
            long begun = System.nanoTime();
            String id = connection
                    .post(GENERATIONS, body)
                    .json()
                    .get("generationId")
                    .asString();
            long spoken = followUntil(connection, id);
            long ended = System.nanoTime();
            Resources.Usage used = resources.processors().since(before);
            Memory.Peak peak = memory.peak();
            JsonNode audio = connection.get(GENERATIONS + "/" + id).json().get("audio");
            Work work = new Work(
                    (ended - begun) / 1e9,
                    used.all(),
                    used.programs(),
                    (ended - spoken) / 1e9,
                    audio.get("durationMs").asLong() / 1e3);
            return new Mastered(work, prove(connection, id, audio), peak);
        }
    }

    /** @return when the last chunk was spoken */
    private static long followUntil(KeptAlive connection, String id) throws IOException {
        EventStream events = connection.get(GENERATIONS + "/" + id + "/events").events();
        long spoken = 0;
        EventStream.@Nullable Event last = null;
        for (var event = events.next(); event != null; event = events.next()) {
            last = event;
            if (spoken == 0 && event.data().contains("\"merging\"")) {
                spoken = System.nanoTime();
            }
        }
        if (spoken == 0 || last == null || !last.name().equals("completed")) {
            throw new IllegalStateException("the generation ended with " + last);
        }
        return spoken;
    }

    private Heard prove(KeptAlive connection, String id, JsonNode audio) throws IOException, InterruptedException {
        Path file = server.work("mastering").resolve("ours." + format.extension());
        Files.write(file, connection.get(GENERATIONS + "/" + id + "/audio").bytes());
        Heard heard = Heard.in(file);
        long expected = samples.expected(new GenerationId(id), Format.SAMPLE_RATE_HZ);
        if (heard.samples() != expected) {
            throw new IllegalStateException("the file has " + heard.samples() + " samples instead of " + expected);
        }
        double claimed = audio.get("loudnessLufs").asDouble();
        if (!(Math.abs(heard.loudness() - claimed) <= LOUDNESS_TOLERANCE)) {
            throw new IllegalStateException("the file has " + heard.loudness() + " LUFS, and not " + claimed);
        }
        return heard;
    }
}
