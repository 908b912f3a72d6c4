package io.rhapsode.gateway.facade;

import io.rhapsode.events.generation.CharacterTimes;
import io.rhapsode.events.generation.LivePart;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.FakeGeneration;
import io.rhapsode.gateway.fake.ObjectsInMemory;
import io.rhapsode.gateway.fake.OtherSides;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A client of another service at our door, and the generation behind it. */
final class DoorClient implements AutoCloseable {

    static final String OPENAI = "/openai/v1/audio/speech";
    static final String ELEVENLABS = "/elevenlabs/v1/text-to-speech/nova";
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final OtherSides sides;
    private final ObjectsInMemory objects;

    DoorClient(int port, OtherSides sides, ObjectsInMemory objects) {
        this.port = port;
        this.sides = sides;
        this.objects = objects;
    }

    /** All of it at once, and then nothing more. */
    void speakAll(FakeGeneration generation) {
        speak(generation.goesAsFarAsTheFirstChunk(), "live/all", "all of it");
        sides.completeWhatIsSpoken(generation);
    }

    /** @param key under which the same request is known again */
    HttpResponse<InputStream> post(String path, String body, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("xi-api-key", Database.KEY)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "facade-" + key + "-" + port)
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The last that was made. */
    RequestGeneration request() {
        return sides.commands(RequestGeneration.class).getLast();
    }

    /** That of the last request. */
    FakeGeneration generation() {
        return sides.generation(request().generationId().value());
    }

    /** Lets the generation be heard further. */
    void speak(FakeGeneration generation, String key, String audio, CharacterTimes... times) {
        byte[] bytes = audio.getBytes(StandardCharsets.US_ASCII);
        objects.put(new ObjectKey(key), bytes);
        generation.speaks(new LivePart(new ObjectKey(key), bytes.length, new ProviderId("studio"), 17, List.of(times)));
    }

    /** Of so many characters, each a little more than a tenth of a second long. */
    static CharacterTimes times(int begin, int characters) {
        return new CharacterTimes(
                IntStream.range(0, characters).map(at -> begin + at * 105).toArray(),
                IntStream.range(1, characters + 1).map(at -> begin + at * 105).toArray());
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static String read(InputStream sound, int bytes) throws IOException {
        return new String(sound.readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
