package io.rhapsode.benchmark.doors;

import io.rhapsode.benchmark.http.Answer;
import io.rhapsode.benchmark.http.KeptAlive;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A client of OpenAI's. It asks a service and our door with the same words. */
final class Client implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GENERATION = "X-Generation-Id";
    private static final int OK = 200;
    private static final int ID3_HEAD = 10;
    private static final int ID3_SIZE = 6;
    private static final int ID3_BITS = 7;

    private final KeptAlive connection;
    private final String path;

    Client(URI server, String path, String key) throws IOException {
        this.connection = new KeptAlive(server, key);
        this.path = path;
    }

    /**
     * What was heard. Moments are {@link System#nanoTime}.
     *
     * @param generation null where it was not ours that spoke
     * @param first when the first byte of the sound was read
     */
    record Heard(String text, @Nullable String generation, long asked, long first, long bytes) {

        double millis() {
            return (first - asked) / 1e6;
        }
    }

    /** Asks, and reads the answer to its end. */
    Heard ask(String text, String format) throws IOException {
        Listening listening = begin(text, format);
        return listening.toTheEnd();
    }

    /** Asks, and reads the answer up to the first byte of its sound. */
    Listening begin(String text, String format) throws IOException {
        String body = JSON.writeValueAsString(
                Map.of("model", "tts-1", "voice", "alloy", "input", text, "response_format", format));
        long asked = System.nanoTime();
        Answer answer = connection.post(path, body);
        if (answer.status() != OK) {
            answer.bytes();
            throw new IllegalStateException(answer.asked() + ": " + answer.status());
        }
        firstByte(answer.body(), format);
        return new Listening(text, answer, asked, System.nanoTime());
    }

    /** An answer that has begun to sound. */
    record Listening(String text, Answer answer, long asked, long first) {

        Heard toTheEnd() throws IOException {
            long further = answer.body().transferTo(OutputStream.nullOutputStream());
            return new Heard(text, answer.headers().get(GENERATION), asked, first, 1 + further);
        }
    }

    /** What stands in front of the sound does not count: an MP3 may begin with a tag. */
    private static void firstByte(InputStream sound, String format) throws IOException {
        int first = sound.read();
        if (format.equals("mp3") && first == 'I') {
            byte[] head = sound.readNBytes(ID3_HEAD - 1);
            int size = 0;
            for (int i = ID3_SIZE - 1; i < head.length; i++) {
                size = size << ID3_BITS | head[i];
            }
            sound.skipNBytes(size);
            first = sound.read();
        }
        if (first < 0) {
            throw new EOFException("nothing can be heard");
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
