package io.rhapsode.benchmark.firstbyte;

import io.rhapsode.benchmark.http.Answer;
import io.rhapsode.benchmark.http.KeptAlive;
import io.rhapsode.benchmark.server.InstalledServer;
import io.rhapsode.benchmark.server.Prose;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks for a sentence that was never spoken, in three ways, and listens. */
final class Listening implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GENERATIONS = "/api/v1/generations";

    private final KeptAlive connection;
    private int number;

    Listening(InstalledServer server) throws IOException {
        this.connection = server.connect();
    }

    private String body() {
        return JSON.writeValueAsString(
                Map.of("text", Prose.line(number++), "voiceId", "local:en-us", "audio", Map.of("format", "wav")));
    }

    /** @return milliseconds from the request to the first sample that can be heard */
    double preview() throws IOException {
        String body = body();
        long begun = System.nanoTime();
        Answer answer = connection.post(GENERATIONS + "/preview", body);
        long heard = Audible.firstSample(audio(answer));
        return (heard - begun) / 1e6;
    }

    /** @return milliseconds from the request for the generation, whose stream is asked for as soon as it is accepted */
    double stream() throws IOException {
        String body = body();
        long begun = System.nanoTime();
        String id =
                connection.post(GENERATIONS, body).json().get("generationId").asString();
        Answer answer = connection.get(GENERATIONS + "/" + id + "/stream");
        long heard = Audible.firstSample(audio(answer));
        prove(id);
        return (heard - begun) / 1e6;
    }

    private void prove(String id) throws IOException {
        var events = connection.get(GENERATIONS + "/" + id + "/events").events();
        String last = "";
        for (var event = events.next(); event != null; event = events.next()) {
            last = event.name();
        }
        if (!last.equals("completed")) {
            throw new IllegalStateException("a generation that was heard ended as " + last);
        }
    }

    private static InputStream audio(Answer answer) throws IOException {
        if (answer.status() != 200) {
            answer.bytes();
            throw new IllegalStateException(answer.asked() + ": " + answer.status());
        }
        return answer.body();
    }

    /** @return milliseconds from the start of espeak-ng */
    double alone() throws IOException, InterruptedException {
        ProcessBuilder espeak = new ProcessBuilder("espeak-ng", "-v", "en-us", "--stdout", Prose.line(number++));
        long begun = System.nanoTime();
        Process process = espeak.start();
        long heard = Audible.firstSample(process.getInputStream());
        process.waitFor();
        return (heard - begun) / 1e6;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
