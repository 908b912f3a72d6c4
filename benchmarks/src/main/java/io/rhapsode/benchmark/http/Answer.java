package io.rhapsode.benchmark.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server says.
 *
 * @param asked the request
 * @param headers by their names in any case
 * @param body while it arrives; to be read to its end before the next request
 */
public record Answer(String asked, int status, Map<String, String> headers, InputStream body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FIRST_REFUSAL = 400;

    /** Reads the body. @throws IllegalStateException where the server refuses */
    public byte[] bytes() throws IOException {
        byte[] bytes = body.readAllBytes();
        if (status >= FIRST_REFUSAL) {
            throw new IllegalStateException(asked + ": " + status + " " + new String(bytes, StandardCharsets.UTF_8));
        }
        return bytes;
    }

    /** The same as a tree. */
    public JsonNode json() throws IOException {
        return JSON.readTree(bytes());
    }

    /** The body as server-sent events. */
    public EventStream events() {
        if (status >= FIRST_REFUSAL) {
            throw new IllegalStateException(asked + ": " + status);
        }
        return new EventStream(body);
    }
}
