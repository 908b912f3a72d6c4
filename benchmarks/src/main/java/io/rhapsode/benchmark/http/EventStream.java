package io.rhapsode.benchmark.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Server-sent events, one after the other. */
public final class EventStream {

    private final InputStream body;

    EventStream(InputStream body) {
        this.body = body;
    }

    /**
     * An event.
     *
     * @param id its number in the generation
     */
    public record Event(long id, String name, String data) {}

    /** Waits for the next one; null where none will come. */
    public @Nullable Event next() throws IOException {
        long id = -1;
        String name = "";
        String data = "";
        while (true) {
            @Nullable String line = line();
            if (line == null) {
                return null;
            }
            if (line.isEmpty() && id >= 0) {
                return new Event(id, name, data);
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                String value = line.substring(colon + 1);
                switch (line.substring(0, colon)) {
                    case "id" -> id = Long.parseLong(value.strip());
                    case "event" -> name = value.strip();
                    case "data" -> data = value;
                    default -> throw new IOException("no event has " + line);
                }
            }
        }
    }

    private @Nullable String line() throws IOException {
        int next = body.read();
        if (next < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        for (; next >= 0 && next != '\n'; next = body.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
